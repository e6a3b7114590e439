package org.roundup.hyperdb;

/**
 * An interval as people say it, coarse and counted from now: the choice of words without the words, so that every
 * language can have its own.
 *
 * @param unit what is counted
 * @param count how many; 1 where the unit itself says all; quarters of an hour for the units of quarters
 * @param past whether the time is gone
 */
public record RelativeTime(Unit unit, long count, boolean past) {

    /** What is said, with the English words. {@code %d} is the count. */
    public enum Unit {
        YEARS("%d year", "%d years"),
        MONTHS("%d month", "%d months"),
        WEEKS("%d week", "%d weeks"),
        DAYS("%d day", "%d days"),
        /** Tomorrow or yesterday; complete as it is. */
        NEXT_DAY("tomorrow", "yesterday"),
        HOURS("%d hour", "%d hours"),
        ONE_HOUR("an hour", "an hour"),
        /** One hour and a half. */
        HOUR_AND_HALF("1 1/2 hours", "1 1/2 hours"),
        /** One hour and a count of quarters. */
        HOUR_AND_QUARTERS("1 %d/4 hours", "1 %d/4 hours"),
        /** Less than a minute; complete as it is. */
        MOMENT("in a moment", "just now"),
        MINUTES("%d minute", "%d minutes"),
        HALF_HOUR("1/2 an hour", "1/2 an hour"),
        /** A count of quarters of an hour. */
        QUARTERS("%d/4 hour", "%d/4 hours");

        private final String first;
        private final String second;

        Unit(String first, String second) {
            this.first = first;
            this.second = second;
        }

        /** Whether the words say by themselves whether the time is to come or gone. */
        public boolean complete() {
            return this == NEXT_DAY || this == MOMENT;
        }
    }

    /** Months from which on {@link #coarse} counts years. */
    private static final long MANY_MONTHS = 25;

    /** The same, but in years where {@link Interval#pretty} counts more than two dozen months. */
    public RelativeTime coarse() {
        return unit == Unit.MONTHS && count >= MANY_MONTHS
                ? new RelativeTime(Unit.YEARS, count * 30 / 365, past)
                : this;
    }

    static RelativeTime of(Interval interval) {
        boolean past = interval.sign() < 0;
        long days = interval.days();
        if (interval.years() != 0) {
            return new RelativeTime(Unit.YEARS, interval.years(), past);
        }
        if (interval.months() != 0 || days > 28) {
            return new RelativeTime(Unit.MONTHS, Math.max(1, (interval.months() * 30L + days) / 30), past);
        }
        if (days > 7) {
            return new RelativeTime(Unit.WEEKS, days / 7, past);
        }
        if (days > 1) {
            return new RelativeTime(Unit.DAYS, days, past);
        }
        if (days == 1 || interval.hours() > 12) {
            return new RelativeTime(Unit.NEXT_DAY, 1, past);
        }
        return interval.hours() > 0 ? ofHours(interval, past) : ofMinutes(interval, past);
    }

    private static RelativeTime ofHours(Interval interval, boolean past) {
        int quarters = interval.minutes() / 15;
        if (interval.hours() > 1) {
            return new RelativeTime(Unit.HOURS, interval.hours(), past);
        }
        if (interval.minutes() < 15) {
            return new RelativeTime(Unit.ONE_HOUR, 1, past);
        }
        return quarters == 2
                ? new RelativeTime(Unit.HOUR_AND_HALF, 1, past)
                : new RelativeTime(Unit.HOUR_AND_QUARTERS, quarters, past);
    }

    private static RelativeTime ofMinutes(Interval interval, boolean past) {
        int quarters = interval.minutes() / 15;
        if (interval.minutes() < 1) {
            return new RelativeTime(Unit.MOMENT, 1, past);
        }
        if (interval.minutes() < 15) {
            return new RelativeTime(Unit.MINUTES, interval.minutes(), past);
        }
        return quarters == 2
                ? new RelativeTime(Unit.HALF_HOUR, 1, past)
                : new RelativeTime(Unit.QUARTERS, quarters, past);
    }

    /** The words in English. */
    public String english() {
        if (unit.complete()) {
            return past ? unit.second : unit.first;
        }
        String words = (count == 1 ? unit.first : unit.second).replace("%d", Long.toString(count));
        return past ? words + " ago" : "in " + words;
    }
}
