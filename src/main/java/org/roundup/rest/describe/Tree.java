package org.roundup.rest.describe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects of a description. */
final class Tree {

    private static final String JSON = "application/json";

    private Tree() {}

    /** An object of names and values in turn. */
    static Map<String, Object> of(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i].toString(), pairs[i + 1]);
        }
        return map;
    }

    /** A reference to a component. */
    static Map<String, Object> ref(String kind, String name) {
        return of("$ref", "#/components/" + kind + "/" + name);
    }

    static Map<String, Object> schema(String name) {
        return ref("schemas", name);
    }

    static Map<String, Object> parameter(String name) {
        return ref("parameters", name);
    }

    static Map<String, Object> text() {
        return of("type", "string");
    }

    static Map<String, Object> uri() {
        return of("type", "string", "format", "uri");
    }

    /** A value of a type, or null. */
    static Map<String, Object> nullable(String type) {
        return of("type", List.of(type, "null"));
    }

    /** A time in UTC, of the form of RFC 3339. */
    static Map<String, Object> time(String... types) {
        return of("type", types.length == 1 ? types[0] : List.of(types), "format", "date-time");
    }

    /** An object of which all members are there. */
    static Map<String, Object> object(Map<String, Object> properties) {
        return of("type", "object", "properties", properties, "required", List.copyOf(properties.keySet()));
    }

    static Map<String, Object> array(Map<String, Object> items) {
        return of("type", "array", "items", items);
    }

    /** The envelope of an answer. */
    static Map<String, Object> data(Map<String, Object> schema) {
        return object(of("data", schema));
    }

    static Map<String, Object> json(Map<String, Object> schema) {
        return of(JSON, of("schema", schema));
    }

    /** A document with an example. */
    static Map<String, Object> json(Map<String, Object> schema, Object example) {
        return of(JSON, of("schema", schema, "example", example));
    }

    /** One of a kind after the other; OpenAPI has no word for that yet, so it is the one of its next version. */
    static Map<String, Object> each(Map<String, Object> schema) {
        return of("schema", text(), "x-itemSchema", schema);
    }
}
