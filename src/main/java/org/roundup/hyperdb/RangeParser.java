package org.roundup.hyperdb;

import java.util.Locale;
import java.util.function.Function;

/**
 * Reads ranges as users write them, in any case.
 *
 * <pre>
 * text := [ value ] ";" [ value ]
 *       | [ "from" ] [ value ] "to" [ value ]
 *       | "from" value
 *       | value
 * </pre>
 *
 * A missing value leaves that side open. A value alone means all that it covers: {@code 2024-06} is the whole of June,
 * {@code 1d} is from one day up to two.
 */
final class RangeParser {

    private RangeParser() {}

    /**
     * Reads a range.
     *
     * @param bound reads a bound
     * @param end gives the end of all that a value alone covers
     */
    static <T extends Comparable<T>> Range<T> parse(String text, Function<String, T> bound, Function<String, T> end) {
        String spec = text.strip();
        int semicolon = spec.indexOf(';');
        if (semicolon >= 0) {
            return between(spec.substring(0, semicolon), spec.substring(semicolon + 1), bound);
        }
        String lower = spec.toLowerCase(Locale.ROOT);
        int start = lower.startsWith("from") ? 4 : 0;
        int to = lower.indexOf("to", start);
        if (to >= 0) {
            return between(spec.substring(start, to), spec.substring(to + 2), bound);
        }
        if (start > 0 && spec.length() > start) {
            return between(spec.substring(start), "", bound);
        }
        return new Range<>(bound.apply(spec), end.apply(spec));
    }

    private static <T extends Comparable<T>> Range<T> between(String from, String to, Function<String, T> bound) {
        return new Range<>(
                from.isEmpty() ? null : bound.apply(from.strip()), to.isEmpty() ? null : bound.apply(to.strip()));
    }
}
