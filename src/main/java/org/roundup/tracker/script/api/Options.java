package org.roundup.tracker.script.api;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roundup.hyperdb.ValueError;

/** Named arguments of a call in a script. Every one has to be asked for: what is left over is a mistake. */
final class Options {

    private final String call;
    private final Map<String, Object> left = new TreeMap<>();
    private final TreeSet<String> known = new TreeSet<>();

    Options(String call, Map<?, ?> given) {
        this.call = call;
        given.forEach((name, value) -> left.put(String.valueOf(name), value));
    }

    /** The value, or null. */
    Object value(String name) {
        known.add(name);
        return left.remove(name);
    }

    /** The text, or null. */
    String text(String name) {
        Object value = value(name);
        return value == null ? null : value.toString();
    }

    /** Yes and no, as booleans or in words. */
    boolean flag(String name, boolean initial) {
        Object value = value(name);
        if (value == null) {
            return initial;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number) {
            return number.intValue() != 0;
        }
        return switch (value.toString().toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new ValueError(call + ": " + name + " must be 'yes' or 'no', not '" + value + "'");
        };
    }

    void requireNoOthers() {
        if (!left.isEmpty()) {
            throw new ValueError(call + " has no option '" + String.join("', '", left.keySet()) + "'; it has "
                    + String.join(", ", known));
        }
    }
}
