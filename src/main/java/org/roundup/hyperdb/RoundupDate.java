package org.roundup.hyperdb;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A point in time, in UTC with millisecond precision, of the years 1 to 9999. Immutable; ordered by time.
 *
 * <p>The usual text form is {@code 2024-06-07.08:09:10}. What users may write is described at {@link DateParser}.
 */
public final class RoundupDate implements Comparable<RoundupDate> {

    private static final long FIRST =
            LocalDateTime.of(1, 1, 1, 0, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    private static final long LAST =
            LocalDateTime.of(10_000, 1, 1, 0, 0).toInstant(ZoneOffset.UTC).toEpochMilli() - 1;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int LARGEST_YEAR_COUNTED = 999_999;

    private final long epochMilli;

    private RoundupDate(long epochMilli) {
        this.epochMilli = epochMilli;
    }

    /**
     * The date that many milliseconds after 1970.
     *
     * @throws ValueError if it lies outside the years 1 to 9999
     */
    public static RoundupDate ofEpochMilli(long epochMilli) {
        if (epochMilli < FIRST || epochMilli > LAST) {
            long year = 1970 + Math.floorDiv(epochMilli, 365_2425L * SECONDS_A_DAY / 10);
            throw outOfRange(epochMilli < FIRST ? Math.min(year, 0) : Math.max(year, 10_000));
        }
        return new RoundupDate(epochMilli);
    }

    /** The instant without what is finer than a millisecond. */
    public static RoundupDate of(Instant instant) {
        return ofEpochMilli(instant.toEpochMilli());
    }

    /** The time in UTC without what is finer than a millisecond. */
    public static RoundupDate of(LocalDateTime utc) {
        return of(utc.toInstant(ZoneOffset.UTC));
    }

    public static RoundupDate now(Clock clock) {
        return of(clock.instant());
    }

    /**
     * Reads what a user wrote; the grammar is at {@link DateParser}.
     *
     * @param now stands for everything that is not given
     * @param zone in which the text is meant, unless it names an offset itself
     * @throws ValueError if the text is no date
     */
    public static RoundupDate parse(String text, Instant now, ZoneId zone) {
        return new DateParser(now, zone).parse(text);
    }

    /**
     * Reads the text form of a database: {@code 20240607080910.500} or {@code 2024-06-07 08:09:10.500}, with or
     * without fraction, or the usual form. A second of 60, which older versions stored, is read as 59.999.
     *
     * @throws ValueError if the text is none of these
     */
    public static RoundupDate ofStored(String text) {
        return StoredDate.parse(text);
    }

    /**
     * Reads the tuple (year, month, day, hour, minute, second, x, x, x) in UTC; the second may have a fraction and is
     * limited to 59.999.
     *
     * @throws ValueError if there are not nine members or they are no date
     */
    public static RoundupDate ofTuple(PythonTuple tuple) {
        return StoredDate.parse(tuple);
    }

    /** Milliseconds since 1970. */
    public long epochMilli() {
        return epochMilli;
    }

    public Instant toInstant() {
        return Instant.ofEpochMilli(epochMilli);
    }

    /** UNIX seconds with fraction. */
    public double timestamp() {
        return epochMilli / 1000.0;
    }

    /** The fields of this date in UTC. */
    public LocalDateTime toLocalDateTime() {
        int millis = (int) Math.floorMod(epochMilli, 1000L);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(epochMilli, 1000L), millis * 1_000_000, ZoneOffset.UTC);
    }

    /** A date whose fields are what clocks in the zone show at this time. */
    public RoundupDate local(ZoneId zone) {
        int offset = zone.getRules().getOffset(toInstant()).getTotalSeconds();
        return offset == 0 ? this : ofEpochMilli(epochMilli + offset * 1000L);
    }

    /**
     * Adds an interval: first hours, minutes and seconds, which may change the day; then years and months; then days,
     * where a day that the month does not have runs into the next month (31 January and a month is 2 or 3 March).
     * Fractions of seconds are dropped.
     *
     * @throws ValueError if the result lies outside the years 1 to 9999
     */
    public RoundupDate plus(Interval interval) {
        return plus(interval, interval.sign());
    }

    /** Subtracts an interval; see {@link #plus}. */
    public RoundupDate minus(Interval interval) {
        return plus(interval, -interval.sign());
    }

    /** The time from the other date to this one in days, hours, minutes and whole seconds; negative unless later. */
    public Interval minus(RoundupDate other) {
        long seconds = (epochMilli - other.epochMilli) / 1000;
        return Interval.ofSeconds(Math.abs(seconds), seconds > 0 ? 1 : -1);
    }

    private RoundupDate plus(Interval interval, int sign) {
        LocalDateTime start = toLocalDateTime();
        long second = start.toLocalTime().toSecondOfDay()
                + sign * ((interval.hours() * 60L + interval.minutes()) * 60L + interval.seconds());
        long months =
                start.getYear() * 12L + start.getMonthValue() - 1 + sign * (interval.years() * 12L + interval.months());
        long year = Math.floorDiv(months, 12L);
        if (Math.abs(year) > LARGEST_YEAR_COUNTED) {
            throw outOfRange(year);
        }
        long day = LocalDate.of((int) year, Math.floorMod(months, 12) + 1, 1).toEpochDay()
                + start.getDayOfMonth()
                - 1
                + (long) sign * interval.days()
                + Math.floorDiv(second, (long) SECONDS_A_DAY);
        return ofEpochMilli((day * SECONDS_A_DAY + Math.floorMod(second, SECONDS_A_DAY)) * 1000);
    }

    private static ValueError outOfRange(long year) {
        return new ValueError("year " + year + " is out of range");
    }

    /** The form {@code 20240607080910.500}, as SQLite databases hold it. */
    public String serialise() {
        return StoredDate.serialise(toLocalDateTime());
    }

    /** The form {@code 2024-06-07 08:09:10.500}, as SQL timestamps are written. */
    public String sql() {
        return StoredDate.format(toLocalDateTime(), ' ', true);
    }

    /** The form {@code 2024-06-07T08:09:10.500}. */
    public String isoformat() {
        return StoredDate.format(toLocalDateTime(), 'T', true);
    }

    /** The form {@code <Date 2024-06-07.08:09:10.500>}, for people who debug. */
    public String repr() {
        return "<Date " + StoredDate.format(toLocalDateTime(), '.', true) + ">";
    }

    /** The form {@code (2024, 6, 7, 8, 9, 10.5, 0, 0, 0)}, as export files hold it; the second is a Double. */
    public PythonTuple tuple() {
        LocalDateTime utc = toLocalDateTime();
        double second = (utc.getSecond() * 1000 + utc.getNano() / 1_000_000) / 1000.0;
        return PythonTuple.of(
                (long) utc.getYear(),
                (long) utc.getMonthValue(),
                (long) utc.getDayOfMonth(),
                (long) utc.getHour(),
                (long) utc.getMinute(),
                second,
                0L,
                0L,
                0L);
    }

    /** As {@link #pretty(String, Locale)}, in English: {@code 17 June 2024}. */
    public String pretty() {
        return pretty("%d %B %Y");
    }

    /** As {@link #pretty(String, Locale)}, in English. */
    public String pretty(String format) {
        return pretty(format, Locale.ENGLISH);
    }

    /**
     * The date in a format of the C function strftime. If the format begins with {@code %d}, a leading zero of the day
     * becomes a blank.
     */
    public String pretty(String format, Locale locale) {
        String text = Strftime.format(toLocalDateTime(), format, locale);
        return format.startsWith("%d") && text.startsWith("0") ? " " + text.substring(1) : text;
    }

    @Override
    public int compareTo(RoundupDate other) {
        return Long.compare(epochMilli, other.epochMilli);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoundupDate date && date.epochMilli == epochMilli;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(epochMilli);
    }

    /** The usual form {@code 2024-06-07.08:09:10}, always 19 characters. */
    @Override
    public String toString() {
        return StoredDate.format(toLocalDateTime(), '.', false);
    }
}
