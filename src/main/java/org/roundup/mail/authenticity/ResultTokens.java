package org.roundup.mail.authenticity;

import java.util.Locale;

/** The words and signs of a header, without the comments and blanks between them. */
final class ResultTokens {

    /** The header has another form than it should. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static final int DEEPEST_COMMENT = 20;

    private final String text;
    private int at;

    ResultTokens(String text) throws Malformed {
        this.text = text;
        skipBlanks();
    }

    boolean isEnd() {
        return at >= text.length();
    }

    /** Whether a word comes next, quoted or not. */
    boolean isWord() {
        return !isEnd() && (text.charAt(at) == '"' || isTokenLetter(text.charAt(at)));
    }

    /** Goes on behind a sign if it comes next. */
    boolean skip(char sign) throws Malformed {
        if (isEnd() || text.charAt(at) != sign) {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    void require(char sign) throws Malformed {
        if (!skip(sign)) {
            throw new Malformed();
        }
    }

    /** A name of letters, digits, hyphens and underscores; lower case. */
    String keyword() throws Malformed {
        int start = at;
        while (!isEnd() && isKeywordLetter(text.charAt(at))) {
            at++;
        }
        return end(start).toLowerCase(Locale.ROOT);
    }

    void number() throws Malformed {
        int start = at;
        while (!isEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        end(start);
    }

    /** A token or a quoted text. */
    String word() throws Malformed {
        if (!isEnd() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (!isEnd() && isTokenLetter(text.charAt(at))) {
            at++;
        }
        return end(start);
    }

    /** A token, a quoted text, or an address. */
    String value() throws Malformed {
        if (!isEnd() && text.charAt(at) == '"') {
            String local = quoted();
            return !isEnd() && text.charAt(at) == '@' ? local + plainValue() : local;
        }
        return plainValue();
    }

    private String plainValue() throws Malformed {
        int start = at;
        while (!isEnd() && (isTokenLetter(text.charAt(at)) || "@/:=".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return end(start);
    }

    private String end(int start) throws Malformed {
        if (start == at) {
            throw new Malformed();
        }
        String word = text.substring(start, at);
        skipBlanks();
        return word;
    }

    private String quoted() throws Malformed {
        StringBuilder word = new StringBuilder();
        for (at++; !isEnd() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            word.append(text.charAt(at));
        }
        if (isEnd()) {
            throw new Malformed();
        }
        at++;
        skipBlanks();
        return word.toString();
    }

    private void skipBlanks() throws Malformed {
        while (!isEnd() && (text.charAt(at) <= ' ' || text.charAt(at) == '(')) {
            if (text.charAt(at) == '(') {
                skipComment();
            } else {
                at++;
            }
        }
    }

    private void skipComment() throws Malformed {
        int depth = 0;
        do {
            if (isEnd() || depth > DEEPEST_COMMENT) {
                throw new Malformed();
            }
            char letter = text.charAt(at);
            if (letter == '\\') {
                at++;
            } else if (letter == '(') {
                depth++;
            } else if (letter == ')') {
                depth--;
            }
            at++;
        } while (depth > 0);
        at = Math.min(at, text.length());
    }

    private static boolean isKeywordLetter(char letter) {
        return letter < 128 && (Character.isLetterOrDigit(letter) || letter == '-' || letter == '_');
    }

    /** RFC 2045: no blanks, no signs with a meaning. */
    private static boolean isTokenLetter(char letter) {
        return letter > ' ' && letter != 127 && "()<>@,;:\\\"/[]?=".indexOf(letter) < 0;
    }
}
