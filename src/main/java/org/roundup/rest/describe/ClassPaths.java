package org.roundup.rest.describe;

import static org.roundup.rest.describe.Tree.json;
import static org.roundup.rest.describe.Tree.object;
import static org.roundup.rest.describe.Tree.of;
import static org.roundup.rest.describe.Tree.parameter;
import static org.roundup.rest.describe.Tree.schema;
import static org.roundup.rest.describe.Tree.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;

/** The addresses of one class and what can be done there. */
final class ClassPaths {

    private static final String LINES = "application/x-ndjson";

    private final ClassSchemas schemas;
    private final String title;
    private final String base;

    ClassPaths(ClassSchemas schemas) {
        this.schemas = schemas;
        this.title = schemas.name("");
        this.base = "/data/" + schemas.className();
    }

    void addTo(Map<String, Object> paths) {
        paths.put(base, of("get", list(), "post", create()));
        paths.put(
                base + "/@bulk",
                of(
                        "post", bulk("createMany", "Create many, all or none", "201", schemas.name("New")),
                        "patch", bulk("changeMany", "Change many, all or none", "200", schemas.name("BulkPatch"))));
        paths.put(base + "/@poe", of("post", once()));
        paths.put(
                base + "/@poe/{token}",
                of(
                        "parameters", List.of(of("name", "token", "in", "path", "required", true, "schema", text())),
                        "post",
                                withBody(
                                        operation("createOnce" + title, "Create once", "201", Components.CREATED),
                                        "New")));
        paths.put(
                base + "/{id}",
                of(
                        "parameters", List.of(parameter("id")),
                        "get", item(),
                        "put", change("put" + title, "Change properties", "Values"),
                        "patch", change("patch" + title, "Change, add, remove, retire or restore (@op)", "Patch"),
                        "delete", retire("retire" + title, "Retire")));
        for (Property property : schemas.visible()) {
            paths.put(base + "/{id}/" + property.name(), property(property));
        }
        if (schemas.isFile()) {
            paths.put(base + "/{id}/binary_content", binary());
        }
    }

    private Operation operation(String id, String summary, String status, String schema) {
        return new Operation(id, schemas.className(), summary).gives(status, schema);
    }

    private Map<String, Object> list() {
        Operation list = operation("list" + title, "List and search", "200", schemas.name("List"));
        for (String name : List.of(
                "verbose",
                "fields",
                "sort",
                "group",
                "pageSize",
                "pageIndex",
                "searchText",
                "pretty",
                "stats",
                "apiVersion")) {
            list.takes(parameter(name));
        }
        for (Property property : schemas.visible()) {
            if (isFilter(property)) {
                list.takes(filter(property, property.name(), "contains, is one of, or lies within"));
                if (property.kind() == PropertyType.Kind.STRING) {
                    list.takes(filter(property, property.name() + ":", "is exactly"));
                    list.takes(filter(property, property.name() + "~", "contains"));
                }
            }
        }
        return list.givesEach("200", LINES, schema(schemas.name("Entry")))
                .tells("200", "X-Count-Total", "Number of items in all; -1 if it is not known")
                .mayTell("200", "Link", "Neighbouring pages")
                .tree();
    }

    private boolean isFilter(Property property) {
        boolean content = schemas.isFile() && property.name().equals("content");
        return !content && property.kind() != PropertyType.Kind.PASSWORD;
    }

    private static Map<String, Object> filter(Property property, String name, String meaning) {
        return of(
                "name",
                name,
                "in",
                "query",
                "description",
                property.name() + " " + meaning + " this",
                "schema",
                text());
    }

    private Map<String, Object> create() {
        Operation create = operation("create" + title, "Create", "201", Components.CREATED)
                .takes(parameter("requestedWith"))
                .takes(parameter("idempotencyKey"))
                .tells("201", "Location", "Address of the new item");
        return withBody(create, "New");
    }

    private Map<String, Object> withBody(Operation operation, String kind) {
        Map<String, Object> content = json(schema(schemas.name(kind)), schemas.example());
        content.put("application/x-www-form-urlencoded", of("schema", of("type", "object")));
        if (schemas.isFile()) {
            content.put("multipart/form-data", of("schema", schema(schemas.name("Form"))));
        }
        return operation.body(content).tree();
    }

    private Map<String, Object> bulk(String id, String summary, String status, String schema) {
        Map<String, Object> items = object(of("items", Tree.array(schema(schema))));
        Map<String, Object> content = json(items);
        content.put(LINES, Tree.each(schema(schema)));
        return operation(id + title, summary, status, "Results")
                .takes(parameter("requestedWith"))
                .takes(of(
                        "name", "atomic",
                        "in", "query",
                        "description", "false: each for itself, and 207 tells what became of each",
                        "schema", of("type", "string", "enum", List.of("true", "false"))))
                .gives("207", "Results")
                .givesEach(status, LINES, of("type", "object"))
                .givesEach("207", LINES, of("type", "object"))
                .body(content)
                .tree();
    }

    private Map<String, Object> once() {
        return operation("prepare" + title, "Get an address that creates once", "200", "Once")
                .takes(parameter("requestedWith"))
                .tree();
    }

    private Map<String, Object> item() {
        return operation("get" + title, "Read", "200", schemas.name("Item"))
                .takes(parameter("verbose"))
                .takes(parameter("fields"))
                .takes(parameter("protected"))
                .takes(parameter("ifNoneMatch"))
                .tells("200", "ETag", "Mark of this state")
                .maybe304()
                .tree();
    }

    private Operation changing(String id, String summary, String status, String schema) {
        return operation(id, summary, status, schema)
                .takes(parameter("ifMatch"))
                .takes(parameter("requestedWith"))
                .maybe412();
    }

    private Map<String, Object> change(String id, String summary, String kind) {
        return changing(id, summary, "200", schemas.name("Changed"))
                .tells("200", "ETag", "Mark of the new state")
                .body(json(schema(schemas.name(kind))))
                .tree();
    }

    private Map<String, Object> retire(String id, String summary) {
        return changing(id, summary, "200", Components.DONE).tree();
    }

    private Map<String, Object> property(Property property) {
        String name = title + ClassSchemas.title(property.name());
        Map<String, Object> value = Tree.data(object(of(
                "id", text(),
                "type", text(),
                "link", Tree.uri(),
                "data", of(),
                "@etag", text())));
        Map<String, Object> path = of(
                "parameters",
                List.of(parameter("id")),
                "get",
                new Operation("get" + name, schemas.className(), "Read " + property.name())
                        .gives("200", value)
                        .takes(parameter("ifNoneMatch"))
                        .tells("200", "ETag", "Mark of the state of the item")
                        .maybe304()
                        .tree());
        if (ClassSchemas.isWritten(property)) {
            Map<String, Object> body = json(object(of("data", ClassSchemas.written(property))));
            String changed = schemas.name("Changed");
            path.put(
                    "put",
                    changing("put" + name, "Change " + property.name(), "200", changed)
                            .body(body)
                            .tree());
            path.put(
                    "patch",
                    changing("patch" + name, "Add to or remove from " + property.name(), "200", changed)
                            .body(body)
                            .tree());
            if (!property.required() && !schemas.isKey(property)) {
                path.put("delete", retire("unset" + name, "Unset " + property.name()));
            }
        }
        return path;
    }

    private Map<String, Object> binary() {
        List<Object> range = new ArrayList<>();
        range.add(of(
                "name", "Range",
                "in", "header",
                "description", "A part, such as bytes=0-99",
                "schema", text()));
        return of(
                "parameters",
                List.of(parameter("id")),
                "get",
                of(
                        "operationId",
                        "get" + title + "BinaryContent",
                        "tags",
                        List.of(schemas.className()),
                        "summary",
                        "Read the content as it is",
                        "parameters",
                        range,
                        "responses",
                        of(
                                "200", bytes("The content"),
                                "206", bytes("The part"),
                                "default", Tree.ref("responses", Components.ERROR))));
    }

    private static Map<String, Object> bytes(String description) {
        return of(
                "description",
                description,
                "content",
                of("*/*", of("schema", of("type", "string", "format", "binary"))));
    }
}
