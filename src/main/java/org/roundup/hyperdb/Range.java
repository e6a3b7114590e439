package org.roundup.hyperdb;

import java.time.Instant;
import java.time.ZoneId;

/**
 * All values between two bounds, both included.
 *
 * @param from the lower bound, null if open
 * @param to the upper bound, null if open
 */
public record Range<T extends Comparable<T>>(T from, T to) {

    /**
     * Reads a range of dates; the grammar is at {@link RangeParser}.
     *
     * @param now stands for everything that is not given
     * @param zone in which the dates are meant
     * @throws ValueError if the text is no range
     */
    public static Range<RoundupDate> ofDates(String text, Instant now, ZoneId zone) {
        DateParser dates = new DateParser(now, zone);
        return RangeParser.parse(text, dates::parse, dates::parseEnd);
    }

    /**
     * Reads a range of intervals; the grammar is at {@link RangeParser}.
     *
     * @throws ValueError if the text is no range
     */
    public static Range<Interval> ofIntervals(String text, Instant now) {
        return RangeParser.parse(
                text, bound -> IntervalParser.parse(bound, now), value -> IntervalParser.parseEnd(value, now));
    }

    /** Whether both bounds are open, so that the range excludes nothing. */
    public boolean isOpen() {
        return from == null && to == null;
    }

    /** The form {@code from 2024-06-01.00:00:00 to None}. */
    @Override
    public String toString() {
        return "from " + PythonLiteral.str(from == null ? null : from.toString()) + " to "
                + PythonLiteral.str(to == null ? null : to.toString());
    }
}
