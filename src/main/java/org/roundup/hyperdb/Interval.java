package org.roundup.hyperdb;

import java.time.Instant;

/**
 * A span of time in years, months, days, hours, minutes and seconds, all with one sign. Immutable.
 *
 * <p>Comparison and equality count in seconds, with 365 days to the year and 30 days to the month: {@code 30d} equals
 * {@code 1m}. The usual text form is {@code + 1y 2m 3d 4:05:06}; what users may write is described at
 * {@link IntervalParser}.
 */
public final class Interval implements Comparable<Interval> {

    /** Largest amount of any part. */
    static final int MOST = 999_999_999;

    private final int sign;
    private final int years;
    private final int months;
    private final int days;
    private final int hours;
    private final int minutes;
    private final int seconds;

    private Interval(int sign, long[] parts) {
        for (long part : parts) {
            if (Math.abs(part) > MOST) {
                throw new ValueError("An interval cannot hold " + part + ": the largest number is " + MOST);
            }
        }
        this.sign = sign;
        this.years = (int) parts[0];
        this.months = (int) parts[1];
        this.days = (int) parts[2];
        this.hours = (int) parts[3];
        this.minutes = (int) parts[4];
        this.seconds = (int) parts[5];
    }

    /**
     * An interval of the given parts.
     *
     * @param sign negative for an interval back in time
     * @throws ValueError if a part is larger than 999,999,999
     */
    public static Interval of(int sign, long years, long months, long days, long hours, long minutes, long seconds) {
        return new Interval(sign < 0 ? -1 : 1, new long[] {years, months, days, hours, minutes, seconds});
    }

    /** An interval of days, hours, minutes and seconds; fractions of the seconds are dropped. */
    public static Interval ofSeconds(double seconds) {
        return ofSeconds((long) Math.abs(seconds), seconds < 0 ? -1 : 1);
    }

    /** An interval of days, hours, minutes and seconds, from seconds that are not negative. */
    static Interval ofSeconds(long seconds, int sign) {
        return of(sign, 0, 0, seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    }

    /**
     * Reads the tuple (sign, years, months, days, hours, minutes, seconds), or the older form without sign.
     *
     * @throws ValueError if it is neither
     */
    public static Interval ofTuple(PythonTuple tuple) {
        int shift = tuple.size() == 7 ? 1 : 0;
        if (tuple.size() != 6 + shift || !tuple.items().stream().allMatch(Number.class::isInstance)) {
            throw new ValueError("Unknown spec " + tuple);
        }
        long[] parts = new long[6];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = ((Number) tuple.get(i + shift)).longValue();
        }
        return new Interval(shift == 1 && ((Number) tuple.get(0)).longValue() < 0 ? -1 : 1, parts);
    }

    /**
     * Reads what a user wrote; the grammar is at {@link IntervalParser}.
     *
     * @param now from which the interval to a date is counted
     * @throws ValueError if the text is no interval
     */
    public static Interval parse(String text, Instant now) {
        return IntervalParser.parse(text, now);
    }

    /**
     * Reads the text form of a database: the usual form or {@code +00010203040506}.
     *
     * @throws ValueError if the text is neither
     */
    public static Interval ofStored(String text) {
        return IntervalParser.parseOffset(text);
    }

    /** 1 or -1. */
    public int sign() {
        return sign;
    }

    public int years() {
        return years;
    }

    public int months() {
        return months;
    }

    public int days() {
        return days;
    }

    public int hours() {
        return hours;
    }

    public int minutes() {
        return minutes;
    }

    public int seconds() {
        return seconds;
    }

    /** The whole interval in seconds, signed, with 365 days to the year and 30 days to the month. */
    public long asSeconds() {
        return sign * (((years * 365L + months * 30L) * 86_400) + clockSeconds());
    }

    /** Days, hours, minutes and seconds as seconds, without sign. */
    private long clockSeconds() {
        return ((days * 24L + hours) * 60 + minutes) * 60 + seconds;
    }

    public Interval negate() {
        return of(-sign, years, months, days, hours, minutes, seconds);
    }

    /**
     * The sum. Hours, minutes and seconds overflow into days; months into years, if there is nothing but years and
     * months.
     *
     * @throws ValueError if the sum would be some months one way and some days the other way, since a month has no
     *     fixed number of days
     */
    public Interval plus(Interval other) {
        long sumOfYears = (long) sign * years + (long) other.sign * other.years;
        long sumOfMonths = (long) sign * months + (long) other.sign * other.months;
        long sumOfSeconds = sign * clockSeconds() + other.sign * other.clockSeconds();
        long allMonths = sumOfYears * 12 + sumOfMonths;
        if (sumOfSeconds == 0) {
            return ofMonths(allMonths);
        }
        int direction = sumOfSeconds < 0 ? -1 : 1;
        if (allMonths != 0 && allMonths < 0 != sumOfSeconds < 0) {
            throw new ValueError("Cannot add " + this + " and " + other + ": a month has no fixed number of days");
        }
        if (sumOfYears * sumOfMonths < 0) {
            sumOfYears = allMonths / 12;
            sumOfMonths = allMonths % 12;
        }
        Interval clock = ofSeconds(Math.abs(sumOfSeconds), direction);
        return of(
                direction,
                Math.abs(sumOfYears),
                Math.abs(sumOfMonths),
                clock.days,
                clock.hours,
                clock.minutes,
                clock.seconds);
    }

    /** The difference; see {@link #plus(Interval)}. */
    public Interval minus(Interval other) {
        return plus(other.negate());
    }

    /** The date that lies this interval after the given one. */
    public RoundupDate plus(RoundupDate date) {
        return date.plus(this);
    }

    /** The date that lies this interval <em>before</em> the given one. */
    public RoundupDate minus(RoundupDate date) {
        return date.minus(this);
    }

    /**
     * Divides by a number; whole months of the quotient or whole seconds are kept. Scripts write {@code interval / 2}.
     *
     * @throws ValueError if the interval has months and days, or the divisor is zero or no number
     */
    public Interval div(Number divisor) {
        double number = divisor.doubleValue();
        if (number == 0 || Double.isNaN(number)) {
            throw new ValueError("Can only divide Intervals by numbers other than zero");
        }
        if (years == 0 && months == 0) {
            return ofSeconds(sign * clockSeconds() / number);
        }
        if (clockSeconds() != 0) {
            throw new ValueError("Can't divide Interval with date and time");
        }
        return ofMonths((long) (sign * (years * 12L + months) / number));
    }

    private static Interval ofMonths(long months) {
        return of(months < 0 ? -1 : 1, Math.abs(months) / 12, Math.abs(months) % 12, 0, 0, 0, 0);
    }

    /** The interval as people say it, counted from now: {@code in 2 days}, {@code an hour ago}, {@code yesterday}. */
    public String pretty() {
        return relative().english();
    }

    /** What {@link #pretty} says, for translation. */
    public RelativeTime relative() {
        return RelativeTime.of(this);
    }

    /** The form {@code +00010203040506}. */
    public String serialise() {
        return "%s%04d%02d%02d%02d%02d%02d"
                .formatted(sign < 0 ? "-" : "+", years, months, days, hours, minutes, seconds);
    }

    /** The form {@code P0001Y02M03DT04H05M06S}, without sign. */
    public String isoformat() {
        return "P%04dY%02dM%02dDT%02dH%02dM%02dS".formatted(years, months, days, hours, minutes, seconds);
    }

    /** The form {@code (1, 1, 2, 3, 4, 5, 6)}: sign, years, months, days, hours, minutes, seconds. */
    public PythonTuple tuple() {
        return PythonTuple.of(
                (long) sign, (long) years, (long) months, (long) days, (long) hours, (long) minutes, (long) seconds);
    }

    /** The form {@code <Interval + 1d>}, for people who debug. */
    public String repr() {
        return "<Interval " + this + ">";
    }

    @Override
    public int compareTo(Interval other) {
        return Long.compare(asSeconds(), other.asSeconds());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Interval interval && interval.asSeconds() == asSeconds();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(asSeconds());
    }

    /** The usual form: {@code + 1y 2m 3d 4:05:06}, {@code - 2:30}, {@code 00:00}; parts that are zero are left out. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        appendPart(out, years, 'y');
        appendPart(out, months, 'm');
        appendPart(out, days, 'd');
        if (hours != 0 || minutes != 0 || seconds != 0) {
            out.append(' ').append(hours).append(minutes < 10 ? ":0" : ":").append(minutes);
            if (seconds != 0) {
                out.append(seconds < 10 ? ":0" : ":").append(seconds);
            }
        }
        return out.isEmpty() ? "00:00" : out.insert(0, sign < 0 ? '-' : '+').toString();
    }

    private static void appendPart(StringBuilder out, int amount, char unit) {
        if (amount != 0) {
            out.append(' ').append(amount).append(unit);
        }
    }
}
