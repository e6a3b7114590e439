package org.roundup.tracker.config.option;

/** Any text, also none. */
final class TextType implements ValueType<String> {
    @Override
    public String value(String canonical, ValueContext context) {
        return canonical;
    }
}
