package org.roundup.tracker.config.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layout of a log line: text with tokens such as {@code %(levelname)s} or {@code %(lineno)5d}.
 *
 * <p>A token is a per cent sign, a name in parentheses, flags ({@code -} left, {@code 0} zeros), a minimal width, a
 * greatest length and a letter: {@code s} and {@code r} for text, {@code d} and {@code i} for integers, {@code f} for
 * numbers with decimals. {@code %%} is a per cent sign. Immutable.
 */
public final class LogFormat {
    /** The names that tokens may have. */
    public static final Set<String> NAMES = Set.of(
            "asctime",
            "created",
            "filename",
            "funcName",
            "levelname",
            "levelno",
            "lineno",
            "message",
            "module",
            "msecs",
            "name",
            "pathname",
            "pct_char",
            "process",
            "processName",
            "relativeCreated",
            "sinfo",
            "taskName",
            "thread",
            "threadName",
            "trace_id",
            "trace_reason");

    private static final Pattern TOKEN =
            Pattern.compile("%\\(([A-Za-z_]+)\\)([-#0 +]*)(\\d{0,3})(?:\\.(\\d{1,3}))?(\\S)");
    private static final Pattern LETTERS = Pattern.compile("[srdif]");

    private final List<Part> parts;

    private LogFormat(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a layout.
     *
     * @param text the layout, with single per cent signs before tokens
     * @throws InvalidValue if a token is incomplete or unknown, or there is none at all
     */
    public static LogFormat parse(String text) throws InvalidValue {
        String rest = TOKEN.matcher(text).replaceAll("");
        if (rest.contains("%(")) {
            throw new InvalidValue("Check that all substitution tokens have a format specifier after the ). "
                    + "Unrecognized use of %(...) in: " + rest);
        }
        List<Part> parts = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (token.find()) {
            addText(parts, text.substring(at, token.start()));
            parts.add(token(token));
            at = token.end();
        }
        addText(parts, text.substring(at));
        if (!text.isEmpty() && parts.stream().noneMatch(Token.class::isInstance)) {
            throw new InvalidValue("At least one token is required, such as %(message)s");
        }
        return new LogFormat(parts);
    }

    private static void addText(List<Part> parts, String text) throws InvalidValue {
        String plain = text.replace("%%", "");
        if (plain.indexOf('%') >= 0) {
            throw new InvalidValue("A per cent sign that begins no token must be written as %(pct_char)s");
        }
        if (!text.isEmpty()) {
            parts.add(new Text(text.replace("%%", "%")));
        }
    }

    private static Token token(Matcher token) throws InvalidValue {
        if (!NAMES.contains(token.group(1))) {
            throw new InvalidValue("There is no token %(" + token.group(1) + "). Allowed names: "
                    + String.join(", ", NAMES.stream().sorted().toList()));
        }
        if (!LETTERS.matcher(token.group(5)).matches()) {
            throw new InvalidValue("The letter after %(" + token.group(1) + ") must be one of s, r, d, i, f");
        }
        int width = token.group(3).isEmpty() ? 0 : Integer.parseInt(token.group(3));
        int precision = token.group(4) == null ? -1 : Integer.parseInt(token.group(4));
        return new Token(
                token.group(1), token.group(2), width, precision, token.group(5).charAt(0));
    }

    /** Whether the layout has no content at all, so that the one of the logging library is meant. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /**
     * Makes a line.
     *
     * @param values gives a {@link Number} or any other object for the name of a token; null counts as no text
     */
    public String render(Function<String, Object> values) {
        StringBuilder line = new StringBuilder();
        for (Part part : parts) {
            part.appendTo(line, values);
        }
        return line.toString();
    }

    private sealed interface Part permits Text, Token {
        void appendTo(StringBuilder line, Function<String, Object> values);
    }

    private record Text(String text) implements Part {
        @Override
        public void appendTo(StringBuilder line, Function<String, Object> values) {
            line.append(text);
        }
    }

    private record Token(String name, String flags, int width, int precision, char letter) implements Part {
        @Override
        public void appendTo(StringBuilder line, Function<String, Object> values) {
            String text = name.equals("pct_char") ? "%" : convert(values.apply(name));
            int padding = width - text.length();
            if (padding <= 0) {
                line.append(text);
            } else if (flags.indexOf('-') >= 0) {
                line.append(text).append(" ".repeat(padding));
            } else {
                boolean zeros = flags.indexOf('0') >= 0 && letter != 's' && letter != 'r';
                line.append((zeros ? "0" : " ").repeat(padding)).append(text);
            }
        }

        private String convert(Object value) {
            if (value == null) {
                return "";
            }
            if (value instanceof Number number && letter == 'f') {
                return String.format(Locale.ROOT, "%." + (precision < 0 ? 6 : precision) + "f", number.doubleValue());
            }
            if (value instanceof Number number && letter != 's' && letter != 'r') {
                return Long.toString(number.longValue());
            }
            String text = value.toString();
            return precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
        }
    }
}
