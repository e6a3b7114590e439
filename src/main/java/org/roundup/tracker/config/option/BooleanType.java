package org.roundup.tracker.config.option;

import java.util.Locale;

/** Yes or no, also spelled true, false, on, off, 1 and 0, in any case. */
final class BooleanType implements ValueType<Boolean> {
    @Override
    public String canonical(String text) throws InvalidValue {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on", "1" -> "yes";
            case "no", "false", "off", "0" -> "no";
            default -> throw new InvalidValue(hint());
        };
    }

    @Override
    public Boolean value(String canonical, ValueContext context) {
        return canonical.equals("yes");
    }

    @Override
    public String hint() {
        return "Allowed values: yes, no";
    }
}
