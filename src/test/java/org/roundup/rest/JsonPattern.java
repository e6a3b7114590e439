package org.roundup.rest;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;

/**
 * Compares JSON with what is expected of it: objects have at least the members, except that null as text {@code -}
 * stands for none; lists are equal; {@code *} in a text stands for anything.
 */
final class JsonPattern {

    private JsonPattern() {}

    static JsonValue parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    /** What is wrong, or null. */
    static String mismatch(String path, JsonValue expected, JsonValue actual) {
        if (expected instanceof JsonObject object) {
            return object(path, object, actual);
        }
        if (expected instanceof JsonArray array) {
            return array(path, array, actual);
        }
        if (expected instanceof JsonString text && actual instanceof JsonString given) {
            return matches(text.getString(), given.getString()) ? null : wrong(path, expected, actual);
        }
        return expected.equals(actual) ? null : wrong(path, expected, actual);
    }

    private static String wrong(String path, JsonValue expected, JsonValue actual) {
        return path + ": expected " + expected + " but was " + actual;
    }

    private static boolean matches(String pattern, String text) {
        if (pattern.indexOf('*') < 0 || pattern.contains("*/*")) {
            return pattern.equals(text);
        }
        String[] parts = pattern.split("\\*", -1);
        if (!text.startsWith(parts[0]) || !text.endsWith(parts[parts.length - 1])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length; i++) {
            at = text.indexOf(parts[i], at);
            if (at < 0) {
                return false;
            }
            at += parts[i].length();
        }
        return true;
    }

    private static String object(String path, JsonObject expected, JsonValue actual) {
        if (!(actual instanceof JsonObject given)) {
            return wrong(path, expected, actual);
        }
        for (String name : expected.keySet()) {
            JsonValue wanted = expected.get(name);
            if (wanted instanceof JsonString text && text.getString().equals("-")) {
                if (given.containsKey(name)) {
                    return path + "." + name + ": should be absent";
                }
                continue;
            }
            if (!given.containsKey(name)) {
                return path + "." + name + ": is missing in " + given;
            }
            String mismatch = mismatch(path + "." + name, wanted, given.get(name));
            if (mismatch != null) {
                return mismatch;
            }
        }
        boolean closed = expected.isEmpty();
        return closed && !given.isEmpty() ? wrong(path, expected, actual) : null;
    }

    private static String array(String path, JsonArray expected, JsonValue actual) {
        if (!(actual instanceof JsonArray given) || given.size() != expected.size()) {
            return wrong(path, expected, actual);
        }
        for (int i = 0; i < expected.size(); i++) {
            String mismatch = mismatch(path + "[" + i + "]", expected.get(i), given.get(i));
            if (mismatch != null) {
                return mismatch;
            }
        }
        return null;
    }
}
