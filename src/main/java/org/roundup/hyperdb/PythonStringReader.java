package org.roundup.hyperdb;

/**
 * Reads one Python string literal in single or double quotes, with the optional prefix {@code u}.
 *
 * <p>Escapes: {@code \\ \' \" \a \b \f \n \r \t \v}, one to three octal digits, {@code \xhh}, <code>&#92;uhhhh</code>,
 * <code>&#92;Uhhhhhhhh</code>, and a backslash before a line end, which drops both. A backslash before anything else
 * stands for itself.
 */
final class PythonStringReader {

    private final PythonLiteralReader parent;
    private final String text;
    private final StringBuilder value = new StringBuilder();
    private int end;

    /** A reader of the string that starts at the given index; {@code parent} words the errors. */
    PythonStringReader(PythonLiteralReader parent, String text, int start) {
        this.parent = parent;
        this.text = text;
        this.end = start;
    }

    static boolean startsString(String text, int position) {
        char c = text.charAt(position);
        if ((c == 'u' || c == 'U') && position + 1 < text.length()) {
            c = text.charAt(position + 1);
        }
        return c == '\'' || c == '"';
    }

    String read() {
        char quote = text.charAt(end++);
        if (quote != '\'' && quote != '"') {
            quote = text.charAt(end++);
        }
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == quote) {
                end++;
                return value.toString();
            }
            if (c == '\n' || c == '\r') {
                break;
            }
            if (c == '\\') {
                escape();
            } else {
                value.append(c);
                end++;
            }
        }
        throw parent.failureAt("unterminated string", end);
    }

    /** Index of the first character after the closing quote. */
    int end() {
        return end;
    }

    private void escape() {
        if (end + 1 >= text.length()) {
            throw parent.failureAt("unterminated string", end);
        }
        char c = text.charAt(end + 1);
        end += 2;
        switch (c) {
            case '\\', '\'', '"' -> value.append(c);
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'v' -> value.append('\u000b');
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'U' -> hex(8);
            case '\n' -> {}
            case '\r' -> skipLineFeed();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
            default -> value.append('\\').append(c);
        }
    }

    private void skipLineFeed() {
        if (end < text.length() && text.charAt(end) == '\n') {
            end++;
        }
    }

    private void octal() {
        int code = 0;
        int start = end - 1;
        end = start;
        while (end < text.length() && end < start + 3 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
            code = code * 8 + text.charAt(end++) - '0';
        }
        value.append((char) code);
    }

    private void hex(int digits) {
        long code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = end + i < text.length() ? Character.digit(text.charAt(end + i), 16) : -1;
            if (digit < 0 || text.charAt(end + i) > 'f') {
                throw parent.failureAt("an escape needs " + digits + " hexadecimal digits", end);
            }
            code = code * 16 + digit;
        }
        if (code > Character.MAX_CODE_POINT) {
            throw parent.failureAt("no such character: code " + Long.toHexString(code), end);
        }
        end += digits;
        value.appendCodePoint((int) code);
    }
}
