package org.roundup.tracker.config.option;

import java.util.Optional;

/** A value of another kind, or nothing. */
final class OptionalType<T> implements ValueType<Optional<T>> {
    private final ValueType<T> inner;

    OptionalType(ValueType<T> inner) {
        this.inner = inner;
    }

    @Override
    public String canonical(String text) throws InvalidValue {
        return text.isEmpty() ? text : inner.canonical(text);
    }

    @Override
    public Optional<T> value(String canonical, ValueContext context) throws InvalidValue {
        return canonical.isEmpty() ? Optional.empty() : Optional.of(inner.value(canonical, context));
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
