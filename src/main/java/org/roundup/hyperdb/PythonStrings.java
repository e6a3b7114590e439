package org.roundup.hyperdb;

import java.nio.charset.StandardCharsets;

/** Writes Python string literals: chooses the quote and escapes what cannot stand as it is. */
final class PythonStrings {

    /** What happens to characters beyond ASCII. */
    enum Style {
        /** Printable characters stay, as in Python 3's {@code repr()}. */
        PRINTABLE,
        /** All are escaped, as in Python's {@code ascii()}. */
        ASCII
    }

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private PythonStrings() {}

    static void append(StringBuilder out, CharSequence text, Style style) {
        char quote = quoteFor(text);
        out.append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7f) {
                appendAscii(out, c, quote);
            } else if (c < 0x80) {
                appendControl(out, c);
            } else {
                int codePoint = Character.codePointAt(text, i);
                i += Character.charCount(codePoint) - 1;
                appendBeyondAscii(out, codePoint, style);
            }
        }
        out.append(quote);
    }

    /** Writes the UTF-8 bytes of the text, one character for each byte. */
    static void appendBytes(StringBuilder out, CharSequence text) {
        char quote = quoteFor(text);
        out.append(quote);
        for (byte b : text.toString().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 0x20 && c < 0x7f) {
                appendAscii(out, c, quote);
            } else {
                appendControl(out, c);
            }
        }
        out.append(quote);
    }

    private static char quoteFor(CharSequence text) {
        boolean single = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return '\'';
            }
            single |= c == '\'';
        }
        return single ? '"' : '\'';
    }

    private static void appendAscii(StringBuilder out, char c, char quote) {
        if (c == quote || c == '\\') {
            out.append('\\');
        }
        out.append(c);
    }

    private static void appendControl(StringBuilder out, char c) {
        switch (c) {
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            default -> appendHex(out, 'x', c, 2);
        }
    }

    private static void appendBeyondAscii(StringBuilder out, int codePoint, Style style) {
        if (style == Style.PRINTABLE && isPrintable(codePoint)) {
            out.appendCodePoint(codePoint);
        } else if (codePoint <= 0xff) {
            appendHex(out, 'x', codePoint, 2);
        } else if (codePoint <= 0xffff) {
            appendHex(out, 'u', codePoint, 4);
        } else {
            appendHex(out, 'U', codePoint, 8);
        }
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    private static void appendHex(StringBuilder out, char letter, int value, int digits) {
        out.append('\\').append(letter);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX[value >> shift & 0xf]);
        }
    }
}
