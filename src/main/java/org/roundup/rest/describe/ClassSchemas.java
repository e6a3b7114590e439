package org.roundup.rest.describe;

import static org.roundup.rest.describe.Tree.array;
import static org.roundup.rest.describe.Tree.data;
import static org.roundup.rest.describe.Tree.nullable;
import static org.roundup.rest.describe.Tree.object;
import static org.roundup.rest.describe.Tree.of;
import static org.roundup.rest.describe.Tree.schema;
import static org.roundup.rest.describe.Tree.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;

/** The schemas of one class: what is read, and what is written. */
final class ClassSchemas {

    private static final String DATE = "^-?[0-9]{4}-[0-9]{2}-[0-9]{2}\\.[0-9]{2}:[0-9]{2}:[0-9]{2}$";

    private final ClassDefinition definition;
    private final List<Property> visible;
    private final String title;

    /** @param title what the class is called in names of schemas and operations */
    ClassSchemas(ClassDefinition definition, List<Property> visible, String title) {
        this.definition = definition;
        this.visible = visible;
        this.title = title;
    }

    static String title(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Name of the schema of what answers show, of what is written, and so on. */
    String name(String kind) {
        return title + kind;
    }

    List<Property> visible() {
        return visible;
    }

    String className() {
        return definition.name();
    }

    boolean isKey(Property property) {
        return property.name().equals(definition.key());
    }

    boolean isFile() {
        return definition.isFile();
    }

    /** Adds all schemas of the class. */
    void addTo(Map<String, Object> schemas) {
        Map<String, Object> read = new TreeMap<>();
        Map<String, Object> written = new TreeMap<>();
        for (Property property : visible) {
            read.put(property.name(), read(property));
            if (isWritten(property)) {
                written.put(property.name(), written(property));
            }
        }
        schemas.put(name(""), of("type", "object", "properties", read));
        schemas.put(name("Values"), of("type", "object", "properties", written));
        schemas.put(name("Patch"), of("type", "object", "properties", patch(written)));
        schemas.put(name("BulkPatch"), bulkPatch(written));
        Map<String, Object> fresh = of("type", "object", "properties", written);
        List<String> required = required();
        if (!required.isEmpty()) {
            fresh.put("required", required);
        }
        schemas.put(name("New"), fresh);
        if (definition.isFile()) {
            Map<String, Object> bytes = of("type", "string", "format", "binary");
            schemas.put(
                    name("Form"),
                    of("type", "object", "properties", of("name", text(), "type", text(), "content", bytes)));
        }
        Map<String, Object> link = Tree.uri();
        schemas.put(
                name("Item"),
                data(object(of(
                        "id", text(),
                        "type", of("const", definition.name()),
                        "link", link,
                        "attributes", schema(name("")),
                        "@etag", text()))));
        schemas.put(
                name("Changed"),
                data(of(
                        "type", "object",
                        "properties",
                                of(
                                        "id", text(),
                                        "type", of("const", definition.name()),
                                        "link", link,
                                        "attribute", of("type", "object"),
                                        "result", of("type", "null")),
                        "required", List.of("id", "type", "link"))));
        schemas.put(name("Entry"), entry(link));
        schemas.put(name("List"), list());
    }

    private static Map<String, Object> patch(Map<String, Object> written) {
        Map<String, Object> members = new LinkedHashMap<>(written);
        members.put("@op", of("type", "string", "enum", List.of("replace", "add", "remove", "action")));
        members.put("@action_name", of("type", "string", "enum", List.of("retire", "restore")));
        return members;
    }

    /** A change of one of many. */
    private static Map<String, Object> bulkPatch(Map<String, Object> written) {
        Map<String, Object> members = patch(written);
        members.put("id", text());
        members.put("@etag", of("type", "string", "description", "The ETag of the state that is changed"));
        return of("type", "object", "properties", members, "required", List.of("id", "@etag"));
    }

    /** An item that could be made; texts only, as they need no other items. */
    Map<String, Object> example() {
        Map<String, Object> example = new TreeMap<>();
        for (Property property : visible) {
            boolean named = property.name().equals(definition.labelProperty())
                    || required().contains(property.name());
            if (isWritten(property) && named && property.kind() == PropertyType.Kind.STRING) {
                example.put(property.name(), "Some " + property.name());
            }
        }
        return example;
    }

    private static Map<String, Object> entry(Map<String, Object> link) {
        return of(
                "description",
                "An item, with the properties that @fields names",
                "type",
                "object",
                "properties",
                of("id", text(), "link", link),
                "required",
                List.of("id", "link"));
    }

    private Map<String, Object> list() {
        return data(of(
                "type", "object",
                "properties",
                        of(
                                "collection", array(schema(name("Entry"))),
                                "@total_size", of("type", "integer"),
                                "@links", schema(Components.PAGE)),
                "required", List.of("collection", "@total_size")));
    }

    private List<String> required() {
        List<String> required = new ArrayList<>();
        for (Property property : visible) {
            boolean key = property.name().equals(definition.key());
            boolean content = definition.isFile() && property.name().equals("content");
            if (isWritten(property) && (key || content)) {
                required.add(property.name());
            }
        }
        return required;
    }

    /** Whether a property can be changed by somebody. */
    static boolean isWritten(Property property) {
        return !property.computed() && !ClassDefinition.isProtected(property.name());
    }

    /** A value as answers about an item show it. */
    Map<String, Object> read(Property property) {
        Map<String, Object> type =
                switch (property.kind()) {
                    case NUMBER -> nullable("number");
                    case INTEGER -> nullable("integer");
                    case BOOLEAN -> of("type", List.of("integer", "null"), "description", "1 or 0");
                    case MULTILINK -> array(schema(Components.REFERENCE));
                    case LINK -> schema(Components.LINK);
                    case DATE -> of("type", List.of("string", "null"), "pattern", DATE, "description", "In UTC");
                    case STRING -> isContent(property) ? content() : nullable("string");
                    case INTERVAL, PASSWORD -> nullable("string");
                };
        if (property.isReference()) {
            type.put("description", "Refers to " + property.reference().target());
        }
        if (!isWritten(property)) {
            type.put("readOnly", true);
        }
        return type;
    }

    private boolean isContent(Property property) {
        return definition.isFile() && property.name().equals("content");
    }

    private static Map<String, Object> content() {
        return of(
                "anyOf",
                List.of(text(), object(of("link", Tree.uri())), of("type", "null")),
                "description",
                "The text with @verbose=3, else its address");
    }

    /** A value as it may be given. */
    static Map<String, Object> written(Property property) {
        return switch (property.kind()) {
            case NUMBER -> nullable("number");
            case INTEGER -> nullable("integer");
            case BOOLEAN -> nullable("boolean");
            case LINK -> described(property, nullable("string"));
            case MULTILINK -> described(property, of("type", List.of("array", "null"), "items", text()));
            case DATE ->
                of("type", List.of("string", "null"), "examples", List.of("2024-02-29.10:11:12", "2024-02-29", ".+1w"));
            case INTERVAL -> of("type", List.of("string", "null"), "examples", List.of("2d 4:00", "1w"));
            case STRING, PASSWORD -> nullable("string");
        };
    }

    private static Map<String, Object> described(Property property, Map<String, Object> type) {
        type.put("description", "Id or key of " + property.reference().target());
        return type;
    }
}
