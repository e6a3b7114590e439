package org.roundup.hyperdb;

import java.text.DateFormatSymbols;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * Formats a time in UTC by a format of the C function strftime.
 *
 * <p>Directives: {@code a A b B c C d D e F g G h H I j k l m M n p R s S t T u U V w W x X y Y z Z %}, between
 * {@code %} and letter optionally one flag: {@code -} no padding, {@code _} padding with blanks, {@code 0} padding with
 * zeros, {@code ^} upper case. Names come from the locale, the order of {@code %c %x} is fixed. Anything else is left
 * as it is.
 */
final class Strftime {

    private static final String FLAGS = "-_0^";

    private final LocalDateTime time;
    private final Locale locale;
    private final StringBuilder out = new StringBuilder();

    private Strftime(LocalDateTime time, Locale locale) {
        this.time = time;
        this.locale = locale;
    }

    static String format(LocalDateTime utc, String format, Locale locale) {
        Strftime writer = new Strftime(utc, locale);
        writer.appendAll(format);
        return writer.out.toString();
    }

    private void appendAll(String format) {
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            int letter = i + 1;
            char flag = 0;
            if (c == '%' && letter + 1 < format.length() && FLAGS.indexOf(format.charAt(letter)) >= 0) {
                flag = format.charAt(letter++);
            }
            if (c != '%' || letter >= format.length()) {
                out.append(c);
                i++;
                continue;
            }
            if (!append(format.charAt(letter), flag)) {
                out.append(format, i, letter + 1);
            }
            i = letter + 1;
        }
    }

    private boolean append(char directive, char flag) {
        return appendDate(directive, flag)
                || appendTime(directive, flag)
                || appendName(directive, flag)
                || appendComposite(directive);
    }

    private boolean appendDate(char directive, char flag) {
        switch (directive) {
            case 'd' -> number(time.getDayOfMonth(), 2, '0', flag);
            case 'e' -> number(time.getDayOfMonth(), 2, ' ', flag);
            case 'm' -> number(time.getMonthValue(), 2, '0', flag);
            case 'j' -> number(time.getDayOfYear(), 3, '0', flag);
            case 'Y' -> number(time.getYear(), 4, '0', flag);
            case 'y' -> number(time.getYear() % 100, 2, '0', flag);
            case 'C' -> number(time.getYear() / 100, 2, '0', flag);
            case 'G' -> number(time.get(IsoFields.WEEK_BASED_YEAR), 4, '0', flag);
            case 'g' -> number(time.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0', flag);
            case 'V' -> number(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flag);
            case 'U' -> number(week(sunday()), 2, '0', flag);
            case 'W' -> number(week(time.getDayOfWeek().getValue() - 1), 2, '0', flag);
            case 'u' -> number(time.getDayOfWeek().getValue(), 1, '0', flag);
            case 'w' -> number(sunday(), 1, '0', flag);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean appendTime(char directive, char flag) {
        switch (directive) {
            case 'H' -> number(time.getHour(), 2, '0', flag);
            case 'k' -> number(time.getHour(), 2, ' ', flag);
            case 'I' -> number(time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, '0', flag);
            case 'l' -> number(time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, ' ', flag);
            case 'M' -> number(time.getMinute(), 2, '0', flag);
            case 'S' -> number(time.getSecond(), 2, '0', flag);
            case 's' -> out.append(time.toEpochSecond(ZoneOffset.UTC));
            case 'z' -> out.append("+0000");
            case 'Z' -> out.append("UTC");
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean appendName(char directive, char flag) {
        switch (directive) {
            case 'a' -> name(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale), flag);
            case 'A' -> name(time.getDayOfWeek().getDisplayName(TextStyle.FULL, locale), flag);
            case 'b', 'h' -> name(time.getMonth().getDisplayName(TextStyle.SHORT, locale), flag);
            case 'B' -> name(time.getMonth().getDisplayName(TextStyle.FULL, locale), flag);
            case 'p' -> name(DateFormatSymbols.getInstance(locale).getAmPmStrings()[time.getHour() / 12], flag);
            case '%' -> out.append('%');
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean appendComposite(char directive) {
        switch (directive) {
            case 'c' -> appendAll("%a %b %e %H:%M:%S %Y");
            case 'D', 'x' -> appendAll("%m/%d/%y");
            case 'F' -> appendAll("%Y-%m-%d");
            case 'r' -> appendAll("%I:%M:%S %p");
            case 'R' -> appendAll("%H:%M");
            case 'T', 'X' -> appendAll("%H:%M:%S");
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Days since Sunday. */
    private int sunday() {
        return time.getDayOfWeek().getValue() % 7;
    }

    /** The week of the year, where weeks begin on the day that is {@code weekday} days back. */
    private int week(int weekday) {
        return (time.getDayOfYear() + 6 - weekday) / 7;
    }

    private void name(String name, char flag) {
        out.append(flag == '^' ? name.toUpperCase(locale) : name);
    }

    private void number(int value, int width, char usual, char flag) {
        char padding = flag == '_' ? ' ' : flag == '0' ? '0' : usual;
        String digits = Integer.toString(value);
        if (flag != '-') {
            out.append(String.valueOf(padding).repeat(Math.max(0, width - digits.length())));
        }
        out.append(digits);
    }
}
