package org.roundup.web.action;

import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.ValueError;

/** Splits a text into words at blanks; quotes of both kinds keep blanks, a backslash keeps the next character. */
final class Words {

    private Words() {}

    /**
     * The words.
     *
     * @throws ValueError if a quote is not closed
     */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean started = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
                started = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                started = true;
            } else if (Character.isWhitespace(c)) {
                if (started) {
                    words.add(word.toString());
                    word.setLength(0);
                    started = false;
                }
            } else {
                word.append(c);
                started = true;
            }
        }
        if (quote != 0) {
            throw new ValueError("The quotation in \"" + text + "\" has no end");
        }
        if (started) {
            words.add(word.toString());
        }
        return words;
    }
}
