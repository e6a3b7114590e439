package org.roundup.tracker.config.option;

/** The address of a Redis server, which may hold a password. */
final class RedisUrlType implements ValueType<String> {
    private final ValueType<String> inner = new SecretType();

    @Override
    public String canonical(String text) throws InvalidValue {
        return check(text);
    }

    @Override
    public String value(String canonical, ValueContext context) throws InvalidValue {
        return check(inner.value(canonical, context));
    }

    private static String check(String url) throws InvalidValue {
        if (url.contains("decode_responses")) {
            throw new InvalidValue("URL must not include decode_responses. Please remove the option.");
        }
        return url;
    }

    @Override
    public String hint() {
        return inner.hint();
    }

    @Override
    public boolean secret() {
        return true;
    }
}
