package org.roundup.hyperdb;

import java.util.Optional;

/**
 * A stored password: the name of the scheme that encoded it, and what the scheme made of it. Immutable. Whether it fits
 * a password that somebody typed is decided in {@code org.roundup.security}.
 *
 * <p>Its {@link #toString} never shows the encoded password; {@link #stored} does.
 *
 * @param scheme such as {@code PBKDF2S5}; letters, digits and underscores
 * @param data what the scheme keeps; never empty in texts that can be read again
 */
public record Password(String scheme, String data) {

    private static final String DUMMY = "*encrypted*";

    /**
     * Reads the form {@code {scheme}data}, with any name of a scheme.
     *
     * @return nothing if the text has another form and thus is a password in clear text
     */
    public static Optional<Password> parse(String text) {
        int close = text.indexOf('}');
        if (close < 2 || text.charAt(0) != '{' || close == text.length() - 1) {
            return Optional.empty();
        }
        for (int i = 1; i < close; i++) {
            char c = text.charAt(i);
            if (!Ascii.isLetter(c) && !Ascii.isDigit(c) && c != '_') {
                return Optional.empty();
            }
        }
        return Optional.of(new Password(text.substring(1, close), text.substring(close + 1)));
    }

    /** The form that databases and export files hold: {@code {scheme}data}. A secret: keep it out of logs and pages. */
    public String stored() {
        return "{" + scheme + "}" + data;
    }

    /** The form {@code {scheme}*encrypted*}, fit for logs. */
    @Override
    public String toString() {
        return "{" + scheme + "}" + DUMMY;
    }
}
