package org.roundup.web.html;

/** Escapes text for HTML, for the content of elements as well as for quoted attributes. */
public final class Html {

    private Html() {}

    /** The text with {@code & < > " '} escaped; the same object if there is nothing to escape. Null is empty. */
    public static String escape(String text) {
        if (text == null) {
            return "";
        }
        if (nextSpecial(text, 0) < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        append(out, text);
        return out.toString();
    }

    /** Appends the escaped text. */
    public static void escapeTo(StringBuilder out, String text) {
        if (text != null) {
            append(out, text);
        }
    }

    private static int nextSpecial(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            // all special characters come before the capital letters
            if (c <= '>' && entity(c) != null) {
                return i;
            }
        }
        return -1;
    }

    private static void append(StringBuilder out, String text) {
        int done = 0;
        for (int next = nextSpecial(text, 0); next >= 0; next = nextSpecial(text, done)) {
            out.append(text, done, next).append(entity(text.charAt(next)));
            done = next + 1;
        }
        out.append(text, done, text.length());
    }

    private static String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }
}
