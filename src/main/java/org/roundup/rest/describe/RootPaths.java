package org.roundup.rest.describe;

import static org.roundup.rest.describe.Tree.array;
import static org.roundup.rest.describe.Tree.data;
import static org.roundup.rest.describe.Tree.object;
import static org.roundup.rest.describe.Tree.of;
import static org.roundup.rest.describe.Tree.schema;
import static org.roundup.rest.describe.Tree.text;
import static org.roundup.rest.describe.Tree.uri;

import java.util.List;
import java.util.Map;

/** The addresses that tell what there is: of the interface itself, and of the tracker as a whole. */
final class RootPaths {

    private static final String ISSUE = "SummaryIssue";

    private RootPaths() {}

    static void addTo(Map<String, Object> paths) {
        Map<String, Object> number = of("type", "integer");
        Map<String, Object> versions = object(of(
                "default_version",
                number,
                "supported_versions",
                array(number),
                "links",
                array(object(of("uri", uri(), "rel", text())))));
        Map<String, Object> classes = of(
                "type", "object",
                "description", "Name of a class, and where its items are",
                "additionalProperties", object(of("link", uri())));
        paths.put("/", of("get", read("getVersions", "Versions and addresses", data(versions))));
        paths.put("/data", of("get", read("getClasses", "Classes that you may see", data(classes))));
        paths.put("/openapi.json", of("get", read("getDescription", "This description", description())));
        paths.put(
                "/docs",
                of(
                        "get",
                        new Operation("getDocs", Description.TAG, "This description, as a page")
                                .givesText("200", "text/html")
                                .tree()));
    }

    private static Map<String, Object> read(String id, String summary, Map<String, Object> schema) {
        return new Operation(id, Description.TAG, summary).gives("200", schema).tree();
    }

    private static Map<String, Object> description() {
        return object(of(
                "openapi", text(),
                "info", of("type", "object"),
                "paths", of("type", "object"),
                "components", of("type", "object")));
    }

    /** The issues of the last week. */
    static Map<String, Object> summary(Map<String, Object> schemas) {
        schemas.put(ISSUE, object(of("id", text(), "link", uri(), "title", Tree.nullable("string"))));
        Map<String, Object> discussed = array(of(
                "type",
                "array",
                "prefixItems",
                List.of(of("type", "integer", "description", "Number of new messages"), schema(ISSUE)),
                "items",
                false));
        Map<String, Object> summary = object(of(
                "created", array(schema(ISSUE)),
                "summary",
                        of(
                                "type", "object",
                                "description", "Issues by name of their status; null if they have none",
                                "additionalProperties", array(schema(ISSUE))),
                "most_discussed", discussed));
        return of("get", read("getSummary", "The issues of the last week", data(summary)));
    }

    /** The roles that users can have. */
    static Map<String, Object> roles() {
        Map<String, Object> role = object(of("id", text(), "name", text()));
        return of("get", read("getRoles", "Roles that users can have", data(object(of("collection", array(role))))));
    }
}
