package org.roundup.rest.describe;

import static org.roundup.rest.describe.Tree.of;
import static org.roundup.rest.describe.Tree.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;

/** The description of a tracker's interface. */
public final class Description {

    /** What operations that belong to no class are told by. */
    static final String TAG = "tracker";

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final Pattern SIGNS = Pattern.compile("[^A-Za-z0-9]+");

    private final Map<String, Object> paths = new LinkedHashMap<>();
    private final Map<String, Object> schemas = Components.schemas();
    private final Map<String, Object> sent = new LinkedHashMap<>();
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
        RootPaths.addTo(paths);
        TokenPaths.addTo(paths, schemas);
        ChangePaths.addTo(paths, schemas);
    }

    /** Adds the summary of the last week. */
    public void addSummary() {
        paths.put("/summary", RootPaths.summary(schemas));
    }

    /** Adds the list of roles. */
    public void addRoles() {
        paths.put("/data/user/roles", RootPaths.roles());
    }

    /** Adds what makes JSON web tokens. */
    public void addSignedTokens() {
        TokenPaths.addSigned(paths);
    }

    /** Adds webhooks, and what they are sent. */
    public void addWebhooks() {
        HookPaths.addTo(paths, schemas);
        sent.putAll(HookPaths.sent());
        tags.add(of("name", HookPaths.TAG));
    }

    /** Adds what can be done with a class; only those properties are told of that are given. */
    public void add(ClassDefinition definition, List<Property> visible) {
        ClassSchemas described = new ClassSchemas(definition, visible, title(definition.name()));
        described.addTo(schemas);
        new ClassPaths(described).addTo(paths);
        tags.add(of("name", definition.name()));
    }

    /** A word for a class that nothing else is called by. */
    private String title(String className) {
        String title = ClassSchemas.title(className);
        while (schemas.containsKey(title) || operationIds().contains("get" + title)) {
            title += "Class";
        }
        return title;
    }

    private Set<Object> operationIds() {
        return paths.values().stream()
                .flatMap(path -> ((Map<?, ?>) path).values().stream())
                .filter(Map.class::isInstance)
                .map(operation -> ((Map<?, ?>) operation).get("operationId"))
                .collect(Collectors.toSet());
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
                "webhooks",
                sent,
                "components",
                of(
                        "schemas", schemas,
                        "responses", Components.responses(),
                        "parameters", Components.parameters(),
                        "securitySchemes", Components.securitySchemes(cookie)));
    }
}
