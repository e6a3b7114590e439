package org.roundup.tracker.config.option;

import java.util.List;

/** Values of the Origin header, separated by blanks or commas; {@code *} for any of them may stand first. */
final class OriginListType implements ValueType<List<String>> {
    @Override
    public String canonical(String text) throws InvalidValue {
        List<String> origins = Words.splitAtBlanksOrCommas(text);
        if (origins.lastIndexOf("*") > 0) {
            throw new InvalidValue("If using '*' it must be the first element.");
        }
        return String.join(" ", origins);
    }

    @Override
    public List<String> value(String canonical, ValueContext context) {
        return Words.splitAtBlanksOrCommas(canonical);
    }

    @Override
    public String hint() {
        return "A list of scheme://host[:port] separated by blanks; case counts.";
    }
}
