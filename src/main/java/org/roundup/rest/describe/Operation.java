package org.roundup.rest.describe;

import static org.roundup.rest.describe.Tree.json;
import static org.roundup.rest.describe.Tree.of;
import static org.roundup.rest.describe.Tree.ref;
import static org.roundup.rest.describe.Tree.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One operation, put together step by step. */
final class Operation {

    private final Map<String, Object> tree = new LinkedHashMap<>();
    private final List<Object> parameters = new ArrayList<>();
    private final Map<String, Success> successes = new LinkedHashMap<>();
    private final Map<String, Object> others = new LinkedHashMap<>();

    /** An answer that tells that it was done, with its documents by media type, and its headers by name. */
    private record Success(String description, Map<String, Object> content, Map<String, Object> headers) {

        Map<String, Object> tree() {
            Map<String, Object> tree = of("description", description, "content", content);
            if (!headers.isEmpty()) {
                tree.put("headers", headers);
            }
            return tree;
        }
    }

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
        success(status).content().putAll(json(schema));
        return this;
    }

    /** Gives, besides or instead of a document, one of a kind after the other. */
    Operation givesEach(String status, String type, Map<String, Object> schema) {
        success(status).content().put(type, Tree.each(schema));
        return this;
    }

    /** Gives something else than JSON. */
    Operation givesText(String status, String type) {
        success(status).content().put(type, of("schema", Tree.text()));
        return this;
    }

    private Success success(String status) {
        return successes.computeIfAbsent(
                status, key -> new Success("Done.", new LinkedHashMap<>(), new LinkedHashMap<>()));
    }

    /** Names a header that a response has. */
    Operation tells(String status, String header, String description) {
        return header(status, header, description, true);
    }

    /** Names a header that a response may have. */
    Operation mayTell(String status, String header, String description) {
        return header(status, header, description, false);
    }

    private Operation header(String status, String name, String description, boolean always) {
        success(status).headers().put(name, of("description", description, "required", always, "schema", Tree.text()));
        return this;
    }

    /** The answer may be that nothing has changed. */
    Operation maybe304() {
        others.put("304", ref("responses", Components.KNOWN));
        return this;
    }

    /** The answer may be that something else has changed since. */
    Operation maybe412() {
        others.put("412", ref("responses", Components.CHANGED));
        return this;
    }

    Map<String, Object> tree() {
        if (!parameters.isEmpty()) {
            tree.put("parameters", parameters);
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        successes.forEach((status, success) -> responses.put(status, success.tree()));
        responses.putAll(others);
        responses.put("401", ref("responses", Components.REFUSED));
        responses.put("429", ref("responses", Components.TOO_MANY));
        responses.put("default", ref("responses", Components.ERROR));
        tree.put("responses", responses);
        return tree;
    }
}
