package org.roundup.tracker.config.option;

import java.util.List;

/** Words separated by commas; blanks around a word do not count. */
final class WordListType implements ValueType<List<String>> {
    @Override
    public String canonical(String text) {
        return String.join(",", Words.splitAtCommas(text));
    }

    @Override
    public List<String> value(String canonical, ValueContext context) {
        return Words.splitAtCommas(canonical);
    }

    @Override
    public String hint() {
        return "A list separated by commas.";
    }
}
