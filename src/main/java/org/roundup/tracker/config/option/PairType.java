package org.roundup.tracker.config.option;

/** Text of exactly two characters. */
final class PairType implements ValueType<String> {
    @Override
    public String canonical(String text) throws InvalidValue {
        if (text.codePointCount(0, text.length()) != 2) {
            throw new InvalidValue("Two characters required, the opening and the closing one");
        }
        return text;
    }

    @Override
    public String value(String canonical, ValueContext context) {
        return canonical;
    }
}
