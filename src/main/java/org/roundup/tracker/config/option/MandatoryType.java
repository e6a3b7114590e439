package org.roundup.tracker.config.option;

/** Text that must not be empty, of another kind otherwise. */
final class MandatoryType implements ValueType<String> {
    private final ValueType<String> inner;

    MandatoryType(ValueType<String> inner) {
        this.inner = inner;
    }

    @Override
    public String canonical(String text) throws InvalidValue {
        return required(inner.canonical(text));
    }

    @Override
    public String value(String canonical, ValueContext context) throws InvalidValue {
        return required(inner.value(canonical, context));
    }

    private static String required(String text) throws InvalidValue {
        if (text.isEmpty()) {
            throw new InvalidValue("Value must not be empty.");
        }
        return text;
    }

    @Override
    public String hint() {
        return inner.hint();
    }

    @Override
    public boolean secret() {
        return inner.secret();
    }
}
