package org.roundup.web.html;

/** Escapes text for HTML, for the content of elements as well as for quoted attributes. */
public final class Html {

    private Html() {}

    /** The text with {@code & < > " '} escaped; the same object if there is nothing to escape. Null is empty. */
    public static String escape(String text) {
        if (text == null) {
            return "";
        }
        int first = firstSpecial(text);
        if (first < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        out.append(text, 0, first);
        append(out, text, first);
        return out.toString();
    }

    /** Appends the escaped text. */
    public static void escapeTo(StringBuilder out, String text) {
        if (text != null) {
            append(out, text, 0);
        }
    }

    private static int firstSpecial(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (entity(text.charAt(i)) != null) {
                return i;
            }
        }
        return -1;
    }

    private static void append(StringBuilder out, String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            String entity = entity(c);
            if (entity == null) {
                out.append(c);
            } else {
                out.append(entity);
            }
        }
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
