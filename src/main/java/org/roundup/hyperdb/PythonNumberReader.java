package org.roundup.hyperdb;

/**
 * Reads a Python number.
 *
 * <pre>
 * number   := [ sign ] ( integer [ "L" | "l" ] | float )       blanks may follow the sign
 * integer  := digits                                           no leading zero, except in zero itself
 * float    := ( digits "." [ digits ] | "." digits ) [ exponent ] | digits exponent
 * exponent := ( "e" | "E" ) [ sign ] digits
 * digits   := digit { [ "_" ] digit }
 * </pre>
 *
 * Integers must fit 64 bits.
 */
final class PythonNumberReader {

    private final PythonLiteralReader parent;
    private final String text;
    private final int start;
    private int end;

    /** A reader of the number that starts at the given index; {@code parent} words the errors. */
    PythonNumberReader(PythonLiteralReader parent, String text, int start) {
        this.parent = parent;
        this.text = text;
        this.start = start;
        this.end = start;
    }

    static boolean startsNumber(char c) {
        return Ascii.isDigit(c) || c == '-' || c == '+' || c == '.';
    }

    Number read() {
        StringBuilder literal = new StringBuilder();
        sign(literal);
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        int before = literal.length();
        boolean whole = digits(literal);
        boolean floating = false;
        if (at('.')) {
            floating = true;
            take(literal);
            whole |= digits(literal);
        }
        if (!whole) {
            throw parent.failureAt("malformed number", start);
        }
        if (at('e') || at('E')) {
            floating = true;
            take(literal);
            sign(literal);
            if (!digits(literal)) {
                throw parent.failureAt("malformed exponent", start);
            }
        }
        if (continues(floating)) {
            throw parent.failureAt("malformed number", start);
        }
        return floating ? (Number) Double.valueOf(literal.toString()) : integer(literal, before);
    }

    /** Index of the first character after the number. */
    int end() {
        return end;
    }

    private Long integer(StringBuilder literal, int before) {
        if (literal.charAt(before) == '0' && !isZero(literal, before)) {
            throw parent.failureAt("an integer must not start with 0", start);
        }
        try {
            return Long.valueOf(literal.toString());
        } catch (NumberFormatException e) {
            throw parent.failureAt("the integer " + literal + " does not fit 64 bits", start);
        }
    }

    private static boolean isZero(StringBuilder literal, int from) {
        for (int i = from; i < literal.length(); i++) {
            if (literal.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    /** Whether a letter, digit or underscore follows, apart from the suffix of old long integers. */
    private boolean continues(boolean floating) {
        if (!floating && (at('L') || at('l'))) {
            end++;
        }
        return end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_');
    }

    private void sign(StringBuilder literal) {
        if (at('-') || at('+')) {
            take(literal);
        }
    }

    private boolean digits(StringBuilder literal) {
        int first = end;
        while (end < text.length()) {
            if (Ascii.isDigit(text.charAt(end))) {
                take(literal);
            } else if (end > first && at('_') && end + 1 < text.length() && Ascii.isDigit(text.charAt(end + 1))) {
                end++;
            } else {
                break;
            }
        }
        return end > first;
    }

    private boolean at(char c) {
        return end < text.length() && text.charAt(end) == c;
    }

    private void take(StringBuilder literal) {
        literal.append(text.charAt(end++));
    }
}
