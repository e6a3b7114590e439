package org.roundup.rest.describe;

import static org.roundup.rest.describe.Tree.data;
import static org.roundup.rest.describe.Tree.json;
import static org.roundup.rest.describe.Tree.object;
import static org.roundup.rest.describe.Tree.of;
import static org.roundup.rest.describe.Tree.parameter;
import static org.roundup.rest.describe.Tree.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;

/** The description of a tracker's interface. */
public final class Description {

    private static final String TAG = "tracker";
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final Pattern SIGNS = Pattern.compile("[^A-Za-z0-9]+");

    private final Map<String, Object> paths = new LinkedHashMap<>();
    private final Map<String, Object> schemas = Components.schemas();
    private final List<Object> tags = new ArrayList<>();
    private final String tracker;
    private final String address;
    private final String cookie;

    /**
     * A description without classes.
     *
     * @param tracker its name
     * @param address of REST
     * @param cookie name of the cookie of sessions
     */
    public Description(String tracker, String address, String cookie) {
        this.tracker = tracker;
        this.address = address;
        this.cookie = cookie;
        tags.add(of("name", TAG, "description", "The tracker as a whole"));
        general();
    }

    private void general() {
        Map<String, Object> anything = of("type", "object");
        paths.put("/", of("get", read("getVersions", "Versions and addresses", data(anything))));
        paths.put("/data", of("get", read("getClasses", "Classes that you may see", data(anything))));
        paths.put(
                "/changes",
                of(
                        "get",
                        new Operation("getChanges", TAG, "What has changed since a place")
                                .takes(of("name", "since", "in", "query", "schema", text()))
                                .takes(of("name", "class", "in", "query", "schema", text()))
                                .gives("200", data(of("type", "object", "required", List.of("collection", "next"))))
                                .tree()));
        Map<String, Object> token = of(
                "type", "object",
                "properties", of("name", text(), "roles", Tree.array(text()), "lifetime", of("type", "integer")),
                "required", List.of("name"));
        paths.put(
                "/tokens",
                of(
                        "get",
                        read("listTokens", "Your tokens", data(object(of("collection", Tree.array(anything))))),
                        "post",
                        new Operation("createToken", TAG, "Make a token; it is shown this once")
                                .takes(parameter("requestedWith"))
                                .gives("201", data(object(of("token", text()))))
                                .body(json(token))
                                .tree()));
        paths.put(
                "/tokens/{id}",
                of(
                        "parameters",
                        List.of(parameter("id")),
                        "delete",
                        new Operation("removeToken", TAG, "Remove a token")
                                .takes(parameter("requestedWith"))
                                .gives("200", Components.DONE)
                                .tree()));
    }

    private static Map<String, Object> read(String id, String summary, Map<String, Object> schema) {
        return new Operation(id, TAG, summary).gives("200", schema).tree();
    }

    /** Adds what can be done with a class; only those properties are told of that are given. */
    public void add(ClassDefinition definition, List<Property> visible) {
        ClassSchemas described = new ClassSchemas(definition, visible);
        described.addTo(schemas);
        new ClassPaths(described).addTo(paths);
        tags.add(of("name", definition.name()));
    }

    /**
     * Adds an address that scripts or resources of the tracker answer.
     *
     * @param path with variables in braces
     */
    public void addForeign(String path, Iterable<String> methods) {
        Map<String, Object> operations = new TreeMap<>();
        for (String method : methods) {
            String lower = method.toLowerCase(Locale.ROOT);
            if (List.of("get", "post", "put", "patch", "delete").contains(lower)) {
                String id = lower + SIGNS.matcher(path).replaceAll("_");
                operations.put(
                        lower,
                        of(
                                "operationId",
                                id,
                                "tags",
                                List.of("extensions"),
                                "responses",
                                of("default", of("description", "What the extension answers."))));
            }
        }
        List<Object> variables = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            variables.add(of("name", matcher.group(1), "in", "path", "required", true, "schema", text()));
        }
        if (!variables.isEmpty()) {
            operations.put("parameters", variables);
        }
        paths.putIfAbsent(path, operations);
    }

    /** The document. */
    public Map<String, Object> document() {
        return of(
                "openapi",
                "3.1.0",
                "info",
                of("title", "REST of " + tracker, "version", "1"),
                "servers",
                List.of(of("url", address)),
                "security",
                List.of(of("basic", List.of()), of("bearer", List.of()), of("session", List.of())),
                "tags",
                tags,
                "paths",
                paths,
                "components",
                of(
                        "schemas", schemas,
                        "responses", Components.responses(),
                        "parameters", Components.parameters(),
                        "securitySchemes", Components.securitySchemes(cookie)));
    }
}
