package org.roundup.hyperdb;

import java.time.LocalDateTime;
import java.time.YearMonth;

/**
 * The fixed text forms of dates, written and read without patterns since every row of a list passes here.
 *
 * <pre>
 * compact   := yyyy MM dd HH mm s[s] [ "." digit { digit } ]
 * separated := yyyy "-" MM "-" dd ( "." | " " | "T" ) HH ":" mm ":" ss [ "." digit { digit } ]
 * </pre>
 *
 * Seconds are rounded to milliseconds and limited to 59.999.
 */
final class StoredDate {

    /** Digits before the second of the compact form. */
    private static final int COMPACT_DIGITS = 12;

    private static final String SEPARATED = "dddd-dd-dd dd:dd:dd";

    private StoredDate() {}

    static RoundupDate parse(String text) {
        if (startsCompact(text)) {
            return compact(text, true);
        }
        if (isSeparated(text)) {
            return RoundupDate.of(checked(
                    number(text, 0, 4),
                    number(text, 5, 2),
                    number(text, 8, 2),
                    number(text, 11, 2),
                    number(text, 14, 2),
                    millis(number(text, 17, 2), text, SEPARATED.length())));
        }
        throw notStored(text);
    }

    private static ValueError notStored(String text) {
        return new ValueError("Not a stored date: " + PythonLiteral.repr(text)
                + " (\"yyyymmddHHMMSS.SSS\" or \"yyyy-mm-dd HH:MM:SS.SSS\")");
    }

    static RoundupDate parse(PythonTuple tuple) {
        if (tuple.size() != 9 || !(tuple.get(5) instanceof Number second)) {
            throw new ValueError("Unknown spec " + tuple);
        }
        try {
            return RoundupDate.of(
                    checked(field(tuple, 0), field(tuple, 1), field(tuple, 2), field(tuple, 3), field(tuple, 4), (int)
                            Math.min(59_999, Math.round(second.doubleValue() * 1000))));
        } catch (ValueError e) {
            throw new ValueError("Unknown spec " + tuple, e);
        }
    }

    /** Whether the text begins as the compact form, whatever follows. */
    static boolean startsCompact(String text) {
        return text.length() > COMPACT_DIGITS && digits(text, 0) > COMPACT_DIGITS;
    }

    /** Reads the compact form. What follows it is ignored, unless it has to be the {@code whole} text. */
    static RoundupDate compact(String text, boolean whole) {
        int end = COMPACT_DIGITS + Math.min(2, digits(text, COMPACT_DIGITS));
        int millis = millis(number(text, COMPACT_DIGITS, end - COMPACT_DIGITS), text, end);
        if (whole && end < text.length() && !isFraction(text, end)) {
            throw notStored(text);
        }
        return RoundupDate.of(checked(
                number(text, 0, 4),
                number(text, 4, 2),
                number(text, 6, 2),
                number(text, 8, 2),
                number(text, 10, 2),
                millis));
    }

    /** A second and the fraction that may follow in the text at the index, in milliseconds. */
    static int millis(int second, String text, int index) {
        int millis = second * 1000;
        if (index < text.length() && text.charAt(index) == '.') {
            int digits = digits(text, index + 1);
            int weight = 100;
            for (int i = index + 1; i <= index + Math.min(digits, 3); i++, weight /= 10) {
                millis += (text.charAt(i) - '0') * weight;
            }
            if (digits > 3 && text.charAt(index + 4) >= '5') {
                millis++;
            }
        }
        return second == 59 || second == 60 ? Math.min(millis, 59_999) : millis;
    }

    /**
     * The fields as a time.
     *
     * @throws ValueError naming the first field that is out of its range
     */
    static LocalDateTime checked(int year, int month, int day, int hour, int minute, int millis) {
        if (year < 1 || year > 9999) {
            throw new ValueError("year " + year + " is out of range");
        }
        check(month, 1, 12, "month must be in 1..12");
        check(day, 1, 31, "day is out of range for month");
        check(hour, 0, 23, "hour must be in 0..23");
        check(minute, 0, 59, "minute must be in 0..59");
        check(millis, 0, 59_999, "second must be in 0..59");
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            throw new ValueError("day is out of range for month");
        }
        return LocalDateTime.of(year, month, day, hour, minute, millis / 1000, millis % 1000 * 1_000_000);
    }

    static String serialise(LocalDateTime utc) {
        StringBuilder out = new StringBuilder(18);
        digits(out, utc.getYear(), 4);
        digits(out, utc.getMonthValue(), 2);
        digits(out, utc.getDayOfMonth(), 2);
        digits(out, utc.getHour(), 2);
        digits(out, utc.getMinute(), 2);
        digits(out, utc.getSecond(), 2);
        return digits(out.append('.'), utc.getNano() / 1_000_000, 3).toString();
    }

    static String format(LocalDateTime utc, char separator, boolean millis) {
        StringBuilder out = new StringBuilder(23);
        digits(out, utc.getYear(), 4).append('-');
        digits(out, utc.getMonthValue(), 2).append('-');
        digits(out, utc.getDayOfMonth(), 2).append(separator);
        digits(out, utc.getHour(), 2).append(':');
        digits(out, utc.getMinute(), 2).append(':');
        digits(out, utc.getSecond(), 2);
        if (millis) {
            digits(out.append('.'), utc.getNano() / 1_000_000, 3);
        }
        return out.toString();
    }

    private static StringBuilder digits(StringBuilder out, int value, int digits) {
        int power = digits == 4 ? 1000 : digits == 3 ? 100 : 10;
        for (; power > 0; power /= 10) {
            out.append((char) ('0' + value / power % 10));
        }
        return out;
    }

    private static void check(int value, int least, int most, String message) {
        if (value < least || value > most) {
            throw new ValueError(message);
        }
    }

    private static int field(PythonTuple tuple, int index) {
        Object value = tuple.get(index);
        boolean fits = value instanceof Integer || (value instanceof Long number && number == number.intValue());
        if (!fits) {
            throw new ValueError(PythonLiteral.repr(value) + " is no part of a date");
        }
        return ((Number) value).intValue();
    }

    private static boolean isSeparated(String text) {
        if (text.length() < SEPARATED.length()) {
            return false;
        }
        for (int i = 0; i < SEPARATED.length(); i++) {
            char c = text.charAt(i);
            boolean fits =
                    switch (SEPARATED.charAt(i)) {
                        case 'd' -> Ascii.isDigit(c);
                        case ' ' -> c == ' ' || c == '.' || c == 'T';
                        default -> c == SEPARATED.charAt(i);
                    };
            if (!fits) {
                return false;
            }
        }
        return text.length() == SEPARATED.length() || isFraction(text, SEPARATED.length());
    }

    /** Whether the text from the index on is a point and at least one digit. */
    private static boolean isFraction(String text, int index) {
        int digits = text.length() - index - 1;
        return digits > 0 && text.charAt(index) == '.' && digits(text, index + 1) == digits;
    }

    /** The number of digits in the text from the index on. */
    private static int digits(String text, int from) {
        return Ascii.digitsEnd(text, from) - from;
    }

    private static int number(String text, int start, int length) {
        int number = 0;
        for (int i = start; i < start + length; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
