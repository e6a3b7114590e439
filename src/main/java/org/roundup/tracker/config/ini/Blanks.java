package org.roundup.tracker.config.ini;

/** Removes white space around text; the no-break space that editors and web pages like to insert counts as such. */
final class Blanks {
    private static final char NEXT_LINE = '\u0085';

    private Blanks() {}

    static String strip(String text) {
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return stripTrailing(text.substring(start));
    }

    static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
    }
}
