package org.roundup.rest.describe;

import static org.roundup.rest.describe.Tree.json;
import static org.roundup.rest.describe.Tree.of;
import static org.roundup.rest.describe.Tree.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One operation, put together step by step. */
final class Operation {

    private final Map<String, Object> tree = new LinkedHashMap<>();
    private final List<Object> parameters = new ArrayList<>();
    private final Map<String, Map<String, Object>> responses = new LinkedHashMap<>();

    Operation(String id, String tag, String summary) {
        tree.put("operationId", id);
        tree.put("tags", List.of(tag));
        tree.put("summary", summary);
    }

    Operation takes(Map<String, Object> parameter) {
        parameters.add(parameter);
        return this;
    }

    Operation body(Map<String, Object> content) {
        tree.put("requestBody", of("required", true, "content", content));
        return this;
    }

    Operation gives(String status, String schema) {
        return gives(status, schema(schema));
    }

    Operation gives(String status, Map<String, Object> schema) {
        responses.put(status, of("description", "Done.", "content", json(schema)));
        return this;
    }

    /** Names a header of a response. */
    Operation tells(String status, String header, String description) {
        responses.get(status).put("headers", of(header, of("description", description, "schema", Tree.text())));
        return this;
    }

    /** The answer may be that nothing has changed. */
    Operation maybe304() {
        responses.put("304", Tree.ref("responses", "Known"));
        return this;
    }

    Map<String, Object> tree() {
        if (!parameters.isEmpty()) {
            tree.put("parameters", parameters);
        }
        responses.put("401", Tree.ref("responses", "Refused"));
        responses.put("default", Tree.ref("responses", Components.ERROR));
        tree.put("responses", responses);
        return tree;
    }
}
