package org.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Bodies that fit their schemas: what is required, and one more member if nothing is. No two are the same. */
final class SampleBodies {

    private static int made;

    private final UnaryOperator<JsonNode> references;

    /** @param references gives what a reference leads to, and anything else as it is */
    SampleBodies(UnaryOperator<JsonNode> references) {
        this.references = references;
    }

    /** @param property that the address is of, or any other text */
    Object of(JsonNode schema, String property) {
        return schema.path("properties").has("data")
                ? Collections.singletonMap(
                        "data", sample(schema.path("properties").path("data"), property))
                : sample(schema, "");
    }

    private Object sample(JsonNode given, String name) {
        JsonNode schema = references.apply(given);
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        if (schema.path("examples").has(0)) {
            return schema.path("examples").get(0).asText();
        }
        if (schema.path("description").asText().startsWith("Id or key of ")) {
            return type.equals("array") ? List.of() : null;
        }
        if (schema.path("format").asText().equals("uri")) {
            return "http://192.0.2.1/hook"; // refused at once, as it is nobody's address
        }
        return switch (type) {
            case "object" -> object(schema);
            case "array" -> List.of(sample(schema.path("items"), name));
            case "integer", "number" -> 1;
            case "boolean" -> true;
            default -> string(name);
        };
    }

    private Map<String, Object> object(JsonNode schema) {
        Map<String, Object> object = new TreeMap<>();
        schema.path("required")
                .forEach(member -> object.put(
                        member.asText(), sample(schema.path("properties").path(member.asText()), member.asText())));
        if (object.isEmpty()) {
            String member = member(schema);
            object.put(member, sample(schema.path("properties").path(member), member));
        }
        if (object.containsKey("username")) {
            object.put("address", "u" + made + "@example.org");
            object.put("roles", "User");
        }
        return object;
    }

    private static String member(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        for (String usual : List.of("title", "lifetime")) {
            if (properties.has(usual)) {
                return usual;
            }
        }
        return properties.fieldNames().next();
    }

    private static Object string(String name) {
        made++;
        return switch (name) {
            case "roles" -> "User";
            case "address", "alternate_addresses" -> "made" + made + "@example.org";
            case "timezone" -> "Europe/Berlin";
            default -> "made" + made;
        };
    }
}
