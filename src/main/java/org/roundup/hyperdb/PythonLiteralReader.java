package org.roundup.hyperdb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one Python literal; see {@link PythonLiteral} for the Java types. Blanks and line ends may stand between any
 * two tokens.
 *
 * <pre>
 * value  := "None" | "True" | "False" | number | string+ | list | tuple | dict | "(" value ")"
 * number := [ "+" | "-" ] ( integer [ "L" ] | float )
 * list   := "[" [ value { "," value } [ "," ] ] "]"
 * tuple  := "(" ")" | "(" value "," [ value { "," value } [ "," ] ] ")"
 * dict   := "{" [ value ":" value { "," value ":" value } [ "," ] ] "}"
 * </pre>
 *
 * Strings are described at {@link PythonStringReader}, numbers at {@link PythonNumberReader}; adjacent strings are
 * one. At most {@value #DEEPEST} brackets may be open at a time and the text may have {@value #LONGEST} characters.
 */
final class PythonLiteralReader {

    static final int DEEPEST = 100;
    static final int LONGEST = 64 * 1024 * 1024;

    private static final int SHOWN_IN_ERRORS = 200;

    private final String text;
    private int position;
    private int depth;

    PythonLiteralReader(String text) {
        this.text = text;
    }

    Object read() {
        if (text.length() > LONGEST) {
            throw failure("longer than " + LONGEST + " characters");
        }
        Object value = value();
        skipBlanks();
        if (position < text.length()) {
            throw failureAt("unexpected '" + shown(position) + "'", position);
        }
        return value;
    }

    ValueError failure(String reason) {
        String clipped = text.length() <= SHOWN_IN_ERRORS ? text : text.substring(0, SHOWN_IN_ERRORS) + "...";
        return new ValueError("Error " + reason + " trying to parse value '" + clipped + "'");
    }

    ValueError failureAt(String reason, int where) {
        return failure(reason + " at character " + (where + 1));
    }

    private Object value() {
        char c = peek();
        return switch (c) {
            case '[' -> list();
            case '(' -> tuple();
            case '{' -> dict();
            case '\'', '"' -> strings();
            default -> PythonNumberReader.startsNumber(c) ? number() : word();
        };
    }

    private List<Object> list() {
        open();
        List<Object> items = new ArrayList<>();
        while (peek() != ']') {
            items.add(value());
            if (peek() == ',') {
                position++;
            } else {
                expect(']');
            }
        }
        close();
        return items;
    }

    private Object tuple() {
        open();
        List<Object> items = new ArrayList<>();
        boolean comma = false;
        while (peek() != ')') {
            items.add(value());
            if (peek() == ',') {
                position++;
                comma = true;
            } else {
                expect(')');
            }
        }
        close();
        return items.size() == 1 && !comma ? items.get(0) : new PythonTuple(items);
    }

    private Map<Object, Object> dict() {
        open();
        Map<Object, Object> entries = new LinkedHashMap<>();
        while (peek() != '}') {
            int start = position;
            Object key = value();
            if (key instanceof List || key instanceof Map) {
                throw failureAt("a list or dictionary cannot be a key", start);
            }
            expect(':');
            position++;
            entries.put(key, value());
            if (peek() == ',') {
                position++;
            } else {
                expect('}');
            }
        }
        close();
        return entries;
    }

    private void open() {
        if (++depth > DEEPEST) {
            throw failureAt("nested deeper than " + DEEPEST + " brackets", position);
        }
        position++;
    }

    private void close() {
        depth--;
        position++;
    }

    private String strings() {
        String first = string();
        StringBuilder joined = null;
        skipBlanks();
        while (position < text.length() && PythonStringReader.startsString(text, position)) {
            joined = joined == null ? new StringBuilder(first) : joined;
            joined.append(string());
            skipBlanks();
        }
        return joined == null ? first : joined.toString();
    }

    private String string() {
        PythonStringReader reader = new PythonStringReader(this, text, position);
        String value = reader.read();
        position = reader.end();
        return value;
    }

    private Number number() {
        PythonNumberReader reader = new PythonNumberReader(this, text, position);
        Number value = reader.read();
        position = reader.end();
        return value;
    }

    private Object word() {
        if (PythonStringReader.startsString(text, position)) {
            return strings();
        }
        int end = position;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        String word = text.substring(position, end);
        Object value =
                switch (word) {
                    case "None" -> null;
                    case "True" -> Boolean.TRUE;
                    case "False" -> Boolean.FALSE;
                    default ->
                        throw failureAt("'" + (word.isEmpty() ? shown(position) : word) + "' is no literal", position);
                };
        position = end;
        return value;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw failureAt("expected '" + c + "' instead of '" + shown(position) + "'", position);
        }
    }

    /** The next character that is not blank. */
    private char peek() {
        skipBlanks();
        if (position >= text.length()) {
            throw failureAt("unexpected end", position);
        }
        return text.charAt(position);
    }

    private void skipBlanks() {
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private String shown(int index) {
        return Character.toString(text.codePointAt(index));
    }
}
