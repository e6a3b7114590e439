package org.roundup.rest.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;

/** The description of the interface by OpenAPI 3.1, made from the classes that the caller may see. */
final class OpenApi implements Endpoint {

    @Override
    public Reply answer(Call call) {
        Map<String, Object> paths = new LinkedHashMap<>();
        Map<String, Object> schemas = new LinkedHashMap<>();
        for (String name : call.db().getclasses()) {
            if (call.may("View", name, null, null)) {
                ClassDefinition definition = call.db().schema().get(name);
                schemas.put(name, schema(call, definition));
                addPaths(paths, definition);
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", map("title", "REST of this tracker", "version", "1"));
        document.put("servers", List.of(map("url", call.place().rest())));
        document.put("security", List.of(map("basic", List.of()), map("bearer", List.of())));
        document.put("paths", paths);
        document.put(
                "components",
                map(
                        "schemas",
                        schemas,
                        "securitySchemes",
                        map(
                                "basic", map("type", "http", "scheme", "basic"),
                                "bearer", map("type", "http", "scheme", "bearer"))));
        return Reply.tree(200, document);
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i].toString(), pairs[i + 1]);
        }
        return map;
    }

    private static Map<String, Object> schema(Call call, ClassDefinition definition) {
        Map<String, Object> properties = new TreeMap<>();
        List<String> required = new ArrayList<>();
        for (Property property : definition.allProperties()) {
            if (call.may("View", definition.name(), property.name(), null)) {
                properties.put(property.name(), type(property));
                if (property.required() || property.name().equals(definition.key())) {
                    required.add(property.name());
                }
            }
        }
        Map<String, Object> schema = map("type", "object", "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> type(Property property) {
        Map<String, Object> type =
                switch (property.kind()) {
                    case NUMBER -> map("type", List.of("number", "null"));
                    case INTEGER -> map("type", List.of("integer", "null"));
                    case BOOLEAN -> map("type", List.of("boolean", "integer", "null"));
                    case MULTILINK -> map("type", "array", "items", reference());
                    case LINK -> map("oneOf", List.of(map("type", "null"), reference()));
                    case DATE ->
                        map(
                                "type",
                                List.of("string", "null"),
                                "pattern",
                                "^[0-9]{4}-[0-9]{2}-[0-9]{2}\\.[0-9]{2}:[0-9]{2}:[0-9]{2}$");
                    case STRING, INTERVAL, PASSWORD -> map("type", List.of("string", "null"));
                };
        if (property.isReference()) {
            PropertyType.Reference reference = property.reference();
            type.put("description", "refers to " + reference.target());
        }
        if (property.computed() || ClassDefinition.isProtected(property.name())) {
            type.put("readOnly", true);
        }
        return type;
    }

    private static Map<String, Object> reference() {
        Map<String, Object> object = map(
                "type",
                "object",
                "properties",
                map("id", map("type", "string"), "link", map("type", "string", "format", "uri")));
        return map("oneOf", List.of(map("type", "string"), object));
    }

    private static void addPaths(Map<String, Object> paths, ClassDefinition definition) {
        String name = definition.name();
        String title = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Map<String, Object> body =
                map("content", map("application/json", map("schema", map("$ref", "#/components/schemas/" + name))));
        List<Object> controls = new ArrayList<>();
        for (String control :
                List.of("@page_size", "@page_index", "@verbose", "@fields", "@sort", "@group", "@pretty")) {
            controls.add(query(control));
        }
        definition.properties().forEach(property -> controls.add(query(property.name())));
        Map<String, Object> list = operation("list" + title, name, "200");
        list.put("parameters", controls);
        Map<String, Object> create = operation("create" + title, name, "201");
        create.put("requestBody", body);
        paths.put("/data/" + name, map("get", list, "post", create));
        Map<String, Object> get = operation("get" + title, name, "200");
        get.put("parameters", List.of(query("@verbose"), query("@fields"), query("@protected")));
        paths.put(
                "/data/" + name + "/{id}",
                map(
                        "parameters",
                        List.of(map("name", "id", "in", "path", "required", true, "schema", map("type", "string"))),
                        "get",
                        get,
                        "put",
                        change("put" + title, name, body),
                        "patch",
                        change("patch" + title, name, body),
                        "delete",
                        change("retire" + title, name, null)));
    }

    private static Map<String, Object> query(String name) {
        return map("name", name, "in", "query", "schema", map("type", "string"));
    }

    private static Map<String, Object> operation(String id, String tag, String status) {
        return map(
                "operationId",
                id,
                "tags",
                List.of(tag),
                "responses",
                map(status, map("description", "done"), "default", map("description", "an error")));
    }

    private static Map<String, Object> change(String id, String tag, Map<String, Object> body) {
        Map<String, Object> change = operation(id, tag, "200");
        change.put(
                "parameters",
                List.of(map("name", "If-Match", "in", "header", "required", true, "schema", map("type", "string"))));
        if (body != null) {
            change.put("requestBody", body);
        }
        return change;
    }
}
