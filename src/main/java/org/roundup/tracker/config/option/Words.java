package org.roundup.tracker.config.option;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Splits lists into their items; there are no empty items and no blanks around items. */
final class Words {
    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern BLANKS_OR_COMMAS = Pattern.compile("[\\s,]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern COMMA = Pattern.compile(",");

    private Words() {}

    static List<String> splitAtBlanks(String text) {
        return split(BLANKS, text);
    }

    static List<String> splitAtBlanksOrCommas(String text) {
        return split(BLANKS_OR_COMMAS, text);
    }

    static List<String> splitAtCommas(String text) {
        return split(COMMA, text);
    }

    private static List<String> split(Pattern separator, String text) {
        return Stream.of(separator.split(text))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
