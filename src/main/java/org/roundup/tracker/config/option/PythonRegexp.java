package org.roundup.tracker.config.option;

/**
 * Translates the few constructs of Python's regular expressions that Java spells differently.
 *
 * <p>These are named groups {@code (?P<n>...)} and {@code (?P=n)}, the end of the text {@code \Z}, and inside brackets
 * {@code [} and {@code &&}, which have no meaning in Python.
 */
final class PythonRegexp {
    private final String text;
    private final StringBuilder out;
    private int at;

    private PythonRegexp(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() + 16);
    }

    static String toJava(String python) {
        return new PythonRegexp(python).translate();
    }

    private String translate() {
        boolean inClass = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                escape(inClass);
            } else if (inClass) {
                inClass = c != ']';
                inside(c);
            } else if (c == '[') {
                inClass = true;
                openClass();
            } else if (text.startsWith("(?P<", at)) {
                named("(?P<", '>', "(?<", ">");
            } else if (text.startsWith("(?P=", at)) {
                named("(?P=", ')', "\\k<", ">");
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private void escape(boolean inClass) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (next == 0) {
            out.append('\\');
            at++;
        } else {
            out.append(next == 'Z' && !inClass ? "\\z" : text.substring(at, at + 2));
            at += 2;
        }
    }

    /** Copies the opening bracket; a closing one right behind it, or behind the caret, is an ordinary character. */
    private void openClass() {
        out.append('[');
        at++;
        if (text.startsWith("^", at)) {
            out.append('^');
            at++;
        }
        if (text.startsWith("]", at)) {
            out.append("\\]");
            at++;
        }
    }

    private void inside(char c) {
        if (c == '[' || c == '&') {
            out.append('\\');
        }
        out.append(c);
        at++;
    }

    private void named(String prefix, char end, String open, String close) {
        int stop = text.indexOf(end, at);
        if (stop < 0) {
            out.append(prefix);
            at += prefix.length();
            return;
        }
        out.append(open)
                .append(groupName(text.substring(at + prefix.length(), stop)))
                .append(close);
        at = stop + 1;
    }

    /** Java has no underscores in group names; a doubled z keeps different names different. */
    private static String groupName(String python) {
        return python.indexOf('_') < 0
                ? python
                : "z" + python.replace("z", "zz").replace("_", "zu");
    }
}
