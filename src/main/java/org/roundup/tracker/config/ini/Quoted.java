package org.roundup.tracker.config.ini;

/** Text as it is shown inside messages: in single quotes, with control characters and backslashes made visible. */
public final class Quoted {
    private static final char NO_BREAK_SPACE = '\u00a0';

    private Quoted() {}

    /**
     * Quotes a text. Double quotes are used when the text holds a single quote and no double one.
     *
     * @param text what to show, not null
     */
    public static String of(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
        for (int i = 0; i < text.length(); i++) {
            append(out, text.charAt(i), quote);
        }
        return out.append(quote).toString();
    }

    private static void append(StringBuilder out, char c, char quote) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c == quote) {
                    out.append('\\').append(c);
                } else if (Character.isISOControl(c) || c == NO_BREAK_SPACE) {
                    out.append(String.format("\\x%02x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
