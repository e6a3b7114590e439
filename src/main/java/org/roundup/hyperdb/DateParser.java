package org.roundup.hyperdb;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates as users write them. Blanks around the text are ignored.
 *
 * <pre>
 * text    := compact | date
 * compact := yyyy MM dd HH mm s[s] [ "." digits ]      in UTC; what follows is ignored
 * date    := [ ymd | md ] [ "." | "T" ] [ time ] [ tz | offset ]
 * ymd     := yyyy [ sep m[m] [ sep d[d] ] ]            sep = "-" or "/"
 * md      := m[m] sep d[d]
 * time    := [ H[H] ":" mm ] [ ":" s[s] [ "." digits ] ]
 * tz      := [ blank ] ( "+" | "-" ) hhmm              east or west of UTC
 * offset  := an interval of digits, blanks and y m w d - +
 * </pre>
 *
 * <ul>
 *   <li>What is not given is taken from the current time in UTC. With a year, month and day default to 1; with any
 *       date, the time defaults to midnight; with an hour, the second defaults to 0. A second alone is ignored.
 *   <li>If a date or an hour is given, the text is meant in the caller's zone, which {@code tz} overrides.
 *   <li>An offset is added in UTC and drops fractions of seconds, as {@code tz} does. Its first sign governs the whole
 *       of it; what follows the last unit in the order y, m, w, d is ignored.
 * </ul>
 */
final class DateParser {

    private static final String FORMS =
            "\"yyyy-mm-dd\", \"mm-dd\", \"HH:MM\", \"HH:MM:SS\" or \"yyyy-mm-dd.HH:MM:SS.SSS\"";

    private static final int LONGEST = 200;

    private static final Pattern DATE = Pattern.compile("(?:(?<y>\\d{4})(?:[/-](?<m>\\d\\d?)(?:[/-](?<d>\\d\\d?))?)?"
            + "|(?<a>\\d\\d?)[/-](?<b>\\d\\d?))?"
            + "[.T]?"
            + "(?:(?<H>\\d?\\d):(?<M>\\d\\d))?(?::(?<S>\\d\\d?(?:\\.\\d+)?))?"
            + "(?:(?<tz>\\s?[+-]\\d{4})|(?<o>[\\d\\smywd+-]+))?");

    private final LocalDateTime now;
    private final ZoneId zone;

    DateParser(Instant now, ZoneId zone) {
        this.now = RoundupDate.of(now).toLocalDateTime();
        this.zone = zone;
    }

    RoundupDate parse(String text) {
        String trimmed = text.strip();
        if (StoredDate.startsCompact(trimmed)) {
            return StoredDate.compact(trimmed, false);
        }
        Matcher match = match(text, trimmed);
        return new Reading(text, match).utc(null);
    }

    /**
     * The last millisecond of the year, month, day or minute that the text names.
     *
     * @throws ValueError if the text names something finer, or nothing of a known length
     */
    RoundupDate parseEnd(String text) {
        String trimmed = text.strip();
        if (StoredDate.startsCompact(trimmed)) {
            return StoredDate.compact(trimmed, false);
        }
        Matcher match = match(text, trimmed);
        return new Reading(text, match).utc(granularity(match));
    }

    private static Matcher match(String text, String trimmed) {
        if (trimmed.isEmpty() && !text.isEmpty()) {
            throw notADate(text);
        }
        if (trimmed.length() > LONGEST) {
            throw new ValueError("Not a date spec: longer than " + LONGEST + " characters (" + FORMS + ")");
        }
        Matcher match = DATE.matcher(trimmed);
        if (!match.matches()) {
            throw new ValueError("Not a date spec: " + PythonLiteral.repr(text) + " (" + FORMS + ")");
        }
        return match;
    }

    private static ChronoUnit granularity(Matcher match) {
        if (match.group("S") == null) {
            if (match.group("M") != null) {
                return ChronoUnit.MINUTES;
            }
            if (match.group("d") != null) {
                return ChronoUnit.DAYS;
            }
            if (match.group("m") != null) {
                return ChronoUnit.MONTHS;
            }
            if (match.group("y") != null) {
                return ChronoUnit.YEARS;
            }
        }
        throw new ValueError("Could not determine granularity");
    }

    private static ValueError notADate(String text) {
        return new ValueError(PythonLiteral.repr(text) + " not a date / time spec " + FORMS);
    }

    /** One text that matched the grammar. */
    private final class Reading {

        private final String text;
        private final Matcher match;

        Reading(String text, Matcher match) {
            this.text = text;
            this.match = match;
        }

        /** The date in UTC; with a unit, the last millisecond of the unit that begins with it. */
        RoundupDate utc(ChronoUnit unit) {
            LocalDateTime local = fields();
            String offset = match.group("o");
            if (offset != null) {
                RoundupDate start = RoundupDate.of(toUtc(local)).plus(interval(offset));
                return unit == null ? start : lastMilli(start.toLocalDateTime().plus(1, unit));
            }
            return unit == null ? RoundupDate.of(toUtc(local)) : lastMilli(toUtc(local.plus(1, unit)));
        }

        private RoundupDate lastMilli(LocalDateTime end) {
            return RoundupDate.of(end.minus(1, ChronoUnit.MILLIS));
        }

        private LocalDateTime fields() {
            int year = has("y") ? number("y") : now.getYear();
            int month = has("y") ? 1 : now.getMonthValue();
            int day = has("y") ? 1 : now.getDayOfMonth();
            if (has("m")) {
                month = number("m");
                day = has("d") ? number("d") : 1;
            } else if (has("a")) {
                month = number("a");
                day = number("b");
            }
            if (has("H")) {
                return StoredDate.checked(year, month, day, number("H"), number("M"), has("S") ? millis() : 0);
            }
            if (has("y") || has("a")) {
                return StoredDate.checked(year, month, day, 0, 0, 0);
            }
            return now;
        }

        private LocalDateTime toUtc(LocalDateTime local) {
            String tz = match.group("tz");
            if (tz != null) {
                int sign = tz.lastIndexOf('-') >= 0 ? -1 : 1;
                int digits = tz.length() - 4;
                int hours = Integer.parseInt(tz, digits, digits + 2, 10);
                int minutes = Integer.parseInt(tz, digits + 2, digits + 4, 10);
                return local.truncatedTo(ChronoUnit.SECONDS).minusMinutes(sign * (hours * 60L + minutes));
            }
            return has("H") || has("y") || has("a") ? TimeZones.toUtc(local, zone) : local;
        }

        private Interval interval(String offset) {
            try {
                return IntervalParser.parseOffset(offset);
            } catch (ValueError e) {
                ValueError error = notADate(text);
                error.initCause(e);
                throw error;
            }
        }

        private int millis() {
            String second = match.group("S");
            int point = second.indexOf('.');
            int whole = Integer.parseInt(point < 0 ? second : second.substring(0, point));
            if (whole > 59) {
                throw new ValueError("second must be in 0..59");
            }
            return StoredDate.millis(whole, second, point < 0 ? second.length() : point);
        }

        private boolean has(String group) {
            return match.start(group) >= 0;
        }

        private int number(String group) {
            return Integer.parseInt(match.group(group));
        }
    }
}
