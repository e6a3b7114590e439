package org.roundup.store.webhook;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What has happened, as it waits in the outbox: without regard to what the owner of a hook may see.
 *
 * @param eventId unique to the event; the same for all hooks and attempts
 * @param event create, set, retire, restore, or {@link #PING}
 * @param className class of the item; empty for a ping
 * @param itemId its id; empty for a ping
 * @param actor id of the user who did it, or null
 * @param millis when, in milliseconds since 1970
 * @param oldValues values before by property, of what changed: null, Boolean, Number, String or a list of Strings.
 *     Links are ids, dates and intervals texts
 * @param newValues values after
 */
public record HookEvent(
        String eventId,
        String event,
        String className,
        String itemId,
        String actor,
        long millis,
        Map<String, Object> oldValues,
        Map<String, Object> newValues) {

    /** The event that only tries a hook. */
    public static final String PING = "ping";

    /** The item, such as {@code issue12}; empty for a ping. */
    public String subject() {
        return className + itemId;
    }

    /** The text that {@link #parse} reads. */
    public String json() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", eventId)
                .add("event", event.toLowerCase(Locale.ROOT))
                .add("class", className)
                .add("item", itemId)
                .add("actor", value(actor))
                .add("millis", millis)
                .add("old", value(oldValues))
                .add("new", value(newValues));
        return json.build().toString();
    }

    /**
     * A value as JSON.
     *
     * @param value null, Boolean, Number, String, or a List or Map of these
     */
    public static JsonValue value(Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? Json.createValue(number) : JsonValue.NULL;
        }
        if (value instanceof Number number) {
            return Json.createValue(number.longValue());
        }
        if (value instanceof List<?> list) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            list.forEach(each -> array.add(value(each)));
            return array.build();
        }
        if (value instanceof Map<?, ?> map) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            map.forEach((key, each) -> object.add(key.toString(), value(each)));
            return object.build();
        }
        return Json.createValue(value.toString());
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws jakarta.json.JsonException if it is something else
     */
    public static HookEvent parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return new HookEvent(
                    json.getString("id"),
                    json.getString("event"),
                    json.getString("class"),
                    json.getString("item"),
                    json.getString("actor", null),
                    json.getJsonNumber("millis").longValue(),
                    values(json.getJsonObject("old")),
                    values(json.getJsonObject("new")));
        }
    }

    private static Map<String, Object> values(JsonObject json) {
        Map<String, Object> values = new LinkedHashMap<>();
        json.forEach((name, value) -> values.put(name, plain(value)));
        return values;
    }

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            case NUMBER -> number((JsonNumber) value);
            case ARRAY -> value.asJsonArray().stream().map(HookEvent::plain).toList();
            case STRING -> ((JsonString) value).getString();
            default -> null;
        };
    }

    private static Number number(JsonNumber number) {
        return number.isIntegral() ? (Number) number.longValue() : (Number) number.doubleValue();
    }
}
