package org.roundup.store.session;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ValueError;

/**
 * Values as JSON: texts, numbers (read back as Long or Double), booleans, null, and lists and maps of such.
 */
final class JsonValues {

    private static final JsonProvider JSON = JsonProvider.provider();

    private JsonValues() {}

    static String write(Map<String, ?> values) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.writeStartObject();
            values.forEach((name, value) -> {
                generator.writeKey(name);
                write(generator, value);
            });
            generator.writeEnd();
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, Object value) {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof CharSequence text) {
            generator.write(text.toString());
        } else if (value instanceof Boolean flag) {
            generator.write(flag);
        } else if (value instanceof Integer || value instanceof Long) {
            generator.write(((Number) value).longValue());
        } else if (value instanceof Number number) {
            generator.write(number.doubleValue());
        } else if (value instanceof Collection<?> list) {
            generator.writeStartArray();
            list.forEach(element -> write(generator, element));
            generator.writeEnd();
        } else if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            map.forEach((name, element) -> {
                generator.writeKey(name.toString());
                write(generator, element);
            });
            generator.writeEnd();
        } else {
            throw new ValueError("A " + value.getClass().getSimpleName()
                    + " cannot be kept in a session; texts, numbers, booleans, lists and maps can");
        }
    }

    static Map<String, Object> read(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return map(reader.readObject());
        }
    }

    private static Map<String, Object> map(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> map.put(name, value(value)));
        return map;
    }

    private static Object value(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
            case NUMBER -> number((JsonNumber) value);
            case OBJECT -> map(value.asJsonObject());
            case ARRAY -> list(value.asJsonArray());
        };
    }

    private static Object number(JsonNumber number) {
        boolean whole = number.toString().chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
        return whole ? (Object) number.longValueExact() : (Object) number.doubleValue();
    }

    private static List<Object> list(JsonArray array) {
        List<Object> list = new ArrayList<>(array.size());
        array.forEach(element -> list.add(value(element)));
        return list;
    }
}
