package org.roundup.hyperdb;

/** Values as commands print them, in the form that scripts around Roundup know: the one of Python's {@code str()}. */
public final class ValueText {

    private ValueText() {}

    /**
     * The text: {@code None} for unset, {@code ['1', '2']} for a Multilink, {@code True}, {@code 1.0}, a date in UTC as
     * {@code 2024-06-07.08:09:10}, an interval as {@code + 1d}, a password encoded, a text as it is.
     */
    public static String str(Object value) {
        if (value instanceof Password password) {
            return password.stored();
        }
        if (value instanceof RoundupDate || value instanceof Interval) {
            return value.toString();
        }
        return PythonLiteral.str(value);
    }
}
