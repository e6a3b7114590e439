package org.roundup.tracker.config.ini;

import java.util.Locale;
import java.util.function.Function;

/**
 * Replaces references inside a value: {@code %(name)s} by the value of an option, {@code %%} by a per cent sign.
 *
 * <p>Any other use of a per cent sign is an error. References inside referenced values are replaced as well, ten levels
 * deep; a value that grows beyond all reason is an error too.
 */
final class Interpolation {
    private static final int MAX_DEPTH = 10;
    private static final int MAX_LENGTH = 1_000_000;
    private static final int MAX_REFERENCES = 10_000;

    private final String section;
    private final String option;
    private final Function<String, String> lookup;
    private final StringBuilder out = new StringBuilder();
    private int references;

    /**
     * @param section section of the value, for messages
     * @param option name of the option that holds the value, for messages
     * @param lookup gives the raw value of an option by its lower-case name, null if there is none
     */
    Interpolation(String section, String option, Function<String, String> lookup) {
        this.section = section;
        this.option = option;
        this.lookup = lookup;
    }

    String expand(String raw) throws InterpolationException {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        expand(raw, raw, 1);
        return out.toString();
    }

    private void expand(String value, String raw, int depth) throws InterpolationException {
        if (depth > MAX_DEPTH || references > MAX_REFERENCES || out.length() + value.length() > MAX_LENGTH) {
            throw new InterpolationException("Recursion limit exceeded in value substitution: option "
                    + Quoted.of(option) + " in section " + Quoted.of(section)
                    + " contains an interpolation key which cannot be substituted in " + MAX_DEPTH
                    + " steps. Raw value: " + Quoted.of(raw));
        }
        int at = 0;
        while (at < value.length()) {
            int percent = value.indexOf('%', at);
            if (percent < 0) {
                out.append(value, at, value.length());
                return;
            }
            out.append(value, at, percent);
            at = replaceAt(value, percent, raw, depth);
        }
    }

    /** Handles the per cent sign at a position and returns the position behind what it began. */
    private int replaceAt(String value, int percent, String raw, int depth) throws InterpolationException {
        char next = percent + 1 < value.length() ? value.charAt(percent + 1) : 0;
        if (next == '%') {
            out.append('%');
            return percent + 2;
        }
        String rest = value.substring(percent);
        if (next != '(') {
            throw new InterpolationException("'%' must be followed by '%' or '(', found: " + Quoted.of(rest));
        }
        int close = rest.indexOf(')');
        if (close < 3 || close + 1 >= rest.length() || rest.charAt(close + 1) != 's') {
            throw new InterpolationException("bad interpolation variable reference " + Quoted.of(rest));
        }
        String key = rest.substring(2, close).toLowerCase(Locale.ROOT);
        String found = lookup.apply(key);
        if (found == null) {
            throw new InterpolationException("Bad value substitution: option " + Quoted.of(option) + " in section "
                    + Quoted.of(section) + " contains an interpolation key " + Quoted.of(key)
                    + " which is not a valid option name. Raw value: " + Quoted.of(raw));
        }
        references++;
        expand(found, found, depth + 1);
        return percent + close + 2;
    }
}
