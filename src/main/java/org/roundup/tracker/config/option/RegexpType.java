package org.roundup.tracker.config.option;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression, in Java's syntax or with Python's spellings of named groups and of the end of the text.
 *
 * <p>It matches as in Roundup: {@code \w}, {@code \s} and so on know all of Unicode, and only a line feed ends a line.
 */
final class RegexpType implements ValueType<Pattern> {
    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;

    @Override
    public String canonical(String text) throws InvalidValue {
        compile(text);
        return text;
    }

    @Override
    public Pattern value(String canonical, ValueContext context) throws InvalidValue {
        return compile(canonical);
    }

    private static Pattern compile(String text) throws InvalidValue {
        try {
            return Pattern.compile(PythonRegexp.toJava(text), FLAGS);
        } catch (PatternSyntaxException wrong) {
            throw new InvalidValue("Not a regular expression: " + wrong.getDescription() + " near position "
                    + Math.max(0, wrong.getIndex()));
        }
    }

    @Override
    public String hint() {
        return "A regular expression.";
    }
}
