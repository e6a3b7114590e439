package org.roundup.hyperdb;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads intervals as users write them.
 *
 * <pre>
 * text       := serialised | parts
 * serialised := [ sign ] [ "1" ] ( yyyy | 3 blanks digit ) MM dd HH mm ss
 * parts      := [ sign ] [ number "y" ] [ number "m" ] [ number "w" ] [ number "d" ] [ time ] [ date ]
 * time       := [ number ":" number ] [ ":" number ]
 * date       := [ yyyy sep ] [ m[m] ] sep [ d[d] ] [ "." ] [ H[H] ":" mm ] [ ":" ss ]      sep = "-" or "/"
 * </pre>
 *
 * <ul>
 *   <li>Blanks may stand between the parts and before a unit. At least one part must be there; what follows the last
 *       one is ignored.
 *   <li>A week counts as seven days. Numbers are whole, up to 999,999,999, and need not fit the next larger unit.
 *   <li>With a date, the interval is what has to be added to the date with the other parts to come to now. The time of
 *       day of now counts only if the date has an hour without minutes and seconds.
 * </ul>
 */
final class IntervalParser {

    private static final String UNITS = "ymwd";
    private static final int HOURS = 4;
    private static final int MINUTES = 5;
    private static final int SECONDS = 6;

    /** Seconds of one year, month, week, day, hour, minute and second. */
    private static final int[] LENGTHS = {365 * 86_400, 30 * 86_400, 7 * 86_400, 86_400, 3600, 60, 1};

    private static final Pattern SERIALISED =
            Pattern.compile("([+-])?1?(   \\d|\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)");

    private static final Pattern DATE =
            Pattern.compile("(?:\\d{4}[/-])?(?:\\d\\d?)?[/-](?:\\d\\d?)?\\.?(?:\\d?\\d:\\d\\d)?(?::\\d\\d)?");

    private final String text;
    private final long[] amounts = {-1, -1, -1, -1, -1, -1, -1};
    private int position;
    private int sign = 1;
    private String date;

    private IntervalParser(String text) {
        this.text = text;
    }

    static Interval parse(String text, Instant now) {
        IntervalParser parser = new IntervalParser(text);
        Interval interval = parser.read();
        return parser.date == null ? interval : sinceDate(interval, parser.date, now);
    }

    /** Reads an interval that must have no date. */
    static Interval parseOffset(String text) {
        IntervalParser parser = new IntervalParser(text);
        Interval interval = parser.read();
        if (parser.date != null) {
            throw parser.failure();
        }
        return interval;
    }

    /** The interval with its smallest given unit raised by one, which is the first that no longer belongs to it. */
    static Interval parseEnd(String text, Instant now) {
        IntervalParser parser = new IntervalParser(text);
        Interval interval = parser.read();
        if (parser.date != null) {
            return sinceDate(interval, parser.date, now);
        }
        int smallest = SECONDS;
        while (parser.amounts[smallest] < 0) {
            smallest--;
        }
        parser.amounts[smallest] += parser.sign;
        return parser.amounts[smallest] < 0
                ? Interval.ofSeconds(interval.asSeconds() + LENGTHS[smallest])
                : parser.interval();
    }

    private Interval read() {
        Matcher serialised = SERIALISED.matcher(text);
        if (serialised.lookingAt()) {
            readSerialised(serialised);
        } else {
            readParts();
        }
        return interval();
    }

    private void readSerialised(Matcher match) {
        sign = "-".equals(match.group(1)) ? -1 : 1;
        int[] units = {0, 1, 3, HOURS, MINUTES, SECONDS};
        for (int i = 0; i < units.length; i++) {
            amounts[units[i]] = Long.parseLong(match.group(i + 2).strip());
        }
    }

    private void readParts() {
        skipBlanks();
        if (at('+') || at('-')) {
            sign = at('-') ? -1 : 1;
            position++;
        }
        boolean found = false;
        for (int unit = 0; unit < UNITS.length(); unit++) {
            skipBlanks();
            found |= readUnit(unit);
        }
        skipBlanks();
        found |= readTime();
        skipBlanks();
        Matcher match = DATE.matcher(text).region(position, text.length());
        if (match.lookingAt()) {
            date = match.group();
            found = true;
        }
        if (!found) {
            throw failure();
        }
    }

    private boolean readUnit(int unit) {
        int start = position;
        int end = Ascii.digitsEnd(text, start);
        position = end;
        skipBlanks();
        if (end == start || !at(UNITS.charAt(unit))) {
            position = start;
            return false;
        }
        amounts[unit] = number(start, end);
        position++;
        return true;
    }

    private boolean readTime() {
        boolean found = false;
        int colon = Ascii.digitsEnd(text, position);
        if (colon > position && colon < text.length() && text.charAt(colon) == ':') {
            int end = Ascii.digitsEnd(text, colon + 1);
            if (end > colon + 1) {
                amounts[HOURS] = number(position, colon);
                amounts[MINUTES] = number(colon + 1, end);
                position = end;
                found = true;
            }
        }
        int end = at(':') ? Ascii.digitsEnd(text, position + 1) : position;
        if (end > position + 1) {
            amounts[SECONDS] = number(position + 1, end);
            position = end;
            found = true;
        }
        return found;
    }

    private Interval interval() {
        return Interval.of(
                sign, amount(0), amount(1), amount(2) * 7 + amount(3), amount(HOURS), amount(MINUTES), amount(SECONDS));
    }

    private long amount(int unit) {
        return Math.max(0, amounts[unit]);
    }

    private static Interval sinceDate(Interval interval, String dateText, Instant now) {
        RoundupDate given = RoundupDate.parse(dateText, now, ZoneOffset.UTC);
        RoundupDate current = RoundupDate.of(now);
        long timeOfDay = Math.floorMod(given.epochMilli(), 86_400_000L);
        if (timeOfDay == 0 || timeOfDay % 3_600_000 != 0) {
            current = RoundupDate.ofEpochMilli(current.epochMilli() - Math.floorMod(current.epochMilli(), 86_400_000L));
        }
        return given.equals(current) ? interval : current.minus(given.plus(interval));
    }

    private long number(int start, int end) {
        int first = start;
        while (first < end - 1 && text.charAt(first) == '0') {
            first++;
        }
        if (end - first > 9) {
            throw failure();
        }
        return Long.parseLong(text, first, end, 10);
    }

    private ValueError failure() {
        String shown = text.length() <= 100 ? text : text.substring(0, 100) + "...";
        return new ValueError("Not an interval spec: \"" + shown + "\" ([+-] [#y] [#m] [#w] [#d] [[[H]H:MM]:SS])");
    }

    private boolean at(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }
}
