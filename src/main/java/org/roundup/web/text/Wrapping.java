package org.roundup.web.text;

/** Re-flows text to a width. */
public final class Wrapping {

    private Wrapping() {}

    /** Breaks lines at blanks so that none is longer than the width, except for words that are longer themselves. */
    public static String wrap(String text, int columns) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            wrapLine(out, text.substring(start, end), columns);
            if (end < text.length()) {
                out.append('\n');
            }
            start = end + 1;
        }
        return out.toString();
    }

    private static void wrapLine(StringBuilder out, String line, int columns) {
        int width = 0;
        for (String word : line.split(" ", -1)) {
            if (width > 0 && width + 1 + word.length() > columns) {
                out.append('\n');
                width = 0;
            } else if (width > 0) {
                out.append(' ');
                width++;
            }
            out.append(word);
            width += word.length();
        }
    }
}
