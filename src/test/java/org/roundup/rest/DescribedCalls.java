package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roundup.served.ApiClient;

/** Calls operations as their description says, and sees whether they answer as it says. */
final class DescribedCalls {

    static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaMappers(
                    mappers -> mappers.mapPrefix("https://spec.openapis.org", "classpath:spec.openapis.org")));

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String EVENTS = "text/event-stream";

    private final ApiClient client;
    private final JsonNode api;
    private final SampleBodies bodies;

    DescribedCalls(ApiClient client, JsonNode api) {
        this.client = client;
        this.api = api;
        this.bodies = new SampleBodies(this::resolved);
    }

    /** An operation of the description. */
    record Operation(String path, String method, JsonNode node, JsonNode shared) {

        /** The types in which a success can be had. */
        List<String> types() {
            List<String> types = new ArrayList<>();
            node.path("responses").fields().forEachRemaining(response -> {
                if (response.getKey().startsWith("2")) {
                    response.getValue().path("content").fieldNames().forEachRemaining(types::add);
                }
            });
            return types.isEmpty() ? List.of(JSON) : types.stream().distinct().toList();
        }

        boolean isExtension() {
            return path.contains("hello");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        api.path("paths").fields().forEachRemaining(path -> {
            for (String method : List.of("get", "post", "put", "patch", "delete")) {
                if (path.getValue().has(method)) {
                    operations.add(new Operation(
                            path.getKey(),
                            method,
                            path.getValue().get(method),
                            path.getValue().path("parameters")));
                }
            }
        });
        return operations;
    }

    /** Calls an operation for each type that it can answer with; gives what is not as described. */
    Optional<String> problem(Operation operation) throws IOException {
        for (String type : operation.types()) {
            String problem = call(operation, type);
            if (problem != null) {
                return Optional.of(type + ": " + problem);
            }
        }
        return Optional.empty();
    }

    private String call(Operation operation, String type) throws IOException {
        String path = address(operation);
        Map<String, String> headers = client.headers("admin");
        for (JsonNode parameter : parameters(operation)) {
            if (parameter.path("name").asText().equals("If-Match")) {
                headers.put("If-Match", etag(path));
            }
        }
        if (!type.equals(JSON)) {
            headers.put("Accept", type);
        }
        byte[] body = body(operation);
        if (body != null) {
            headers.put("Content-Type", JSON);
        }
        String query = operation.method().equals("get") && !operation.isExtension() ? query(operation) : "";
        if (operation.types().equals(List.of(EVENTS))) {
            return listen("rest" + path + query, headers, operation);
        }
        HttpResponse<byte[]> response =
                client.send(operation.method().toUpperCase(Locale.ROOT), "rest" + path + query, headers, body);
        return check(operation, type, response);
    }

    /** The address of an operation; what stands for something open is made. */
    private String address(Operation operation) throws IOException {
        String path = operation.path();
        if (path.contains("{token}")) {
            String link = created(path.replace("/{token}", ""), "/data/link");
            path = link.substring(link.indexOf("/rest") + 5);
        }
        if (path.contains("{id}")) {
            String collection = path.substring(0, path.indexOf("/{id}"));
            path = path.replace("{id}", item(collection));
        }
        if (path.contains("{delivery}")) {
            String hook = path.substring(0, path.indexOf("/deliveries"));
            client.send("POST", "rest" + hook + "/test", client.headers("admin"), null);
            path = path.replace("{delivery}", delivery(hook));
        }
        return path.replaceAll("\\{[^}]*}", "x");
    }

    private String delivery(String hook) throws IOException {
        for (int i = 0; i < 200; i++) {
            JsonNode id = get(hook + "/deliveries").at("/data/collection/0/id");
            if (id.isTextual()) {
                return id.asText();
            }
            pause();
        }
        throw new AssertionError("nothing was sent to " + hook);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private JsonNode get(String path) throws IOException {
        return MAPPER.readTree(
                client.send("GET", "rest" + path, client.headers("admin"), null).body());
    }

    private String check(Operation operation, String type, HttpResponse<byte[]> response) throws IOException {
        JsonNode declared = operation.node().path("responses").path(Integer.toString(response.statusCode()));
        if (declared.isMissingNode()) {
            return operation.isExtension() ? null : response.statusCode() + " " + text(response);
        }
        for (Iterator<Map.Entry<String, JsonNode>> each =
                        declared.path("headers").fields();
                each.hasNext(); ) {
            Map.Entry<String, JsonNode> header = each.next();
            boolean required = header.getValue().path("required").asBoolean();
            if (required && response.headers().firstValue(header.getKey()).isEmpty()) {
                return "the header " + header.getKey() + " is missing";
            }
        }
        String given =
                response.headers().firstValue("Content-Type").orElse("none").replaceAll(";.*", "");
        if (!type.equals("*/*") && !given.equals(type)) {
            return "the type is " + given;
        }
        JsonNode media = declared.path("content").path(type);
        if (type.equals(JSON)) {
            return mismatch(media.path("schema"), text(response));
        }
        List<String> parts = type.equals(LINES)
                ? text(response).lines().toList()
                : type.equals(EVENTS) ? data(text(response).lines().toList()) : List.of();
        JsonNode one = type.equals(EVENTS) ? eventData(media) : media.path("x-itemSchema");
        for (String part : parts) {
            String mismatch = mismatch(one, part);
            if (mismatch != null) {
                return mismatch;
            }
        }
        return null;
    }

    private JsonNode eventData(JsonNode media) {
        return resolved(media.path("x-itemSchema"))
                .path("properties")
                .path("data")
                .path("contentSchema");
    }

    private static List<String> data(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
    }

    /** Listens until something has happened. */
    private String listen(String path, Map<String, String> headers, Operation operation) throws IOException {
        HttpResponse<InputStream> response = client.open(path, headers);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("data: ")) {
                    JsonNode media = operation.node().at("/responses/200/content/text~1event-stream");
                    return mismatch(eventData(media), line.substring(6));
                }
            }
        }
        return "nothing was told";
    }

    private String mismatch(JsonNode schema, String document) throws IOException {
        if (schema.isMissingNode()) {
            return "there is no schema";
        }
        Set<ValidationMessage> messages = schema(schema).validate(MAPPER.readTree(document));
        return messages.isEmpty() ? null : messages + " in " + document;
    }

    /** A schema of the description, with the components that it refers to. */
    JsonSchema schema(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", api.path("components"));
        return SCHEMAS.getSchema(whole);
    }

    private List<JsonNode> parameters(Operation operation) {
        List<JsonNode> all = new ArrayList<>();
        operation.shared().forEach(all::add);
        operation.node().path("parameters").forEach(all::add);
        return all.stream().map(this::resolved).toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** A query with all parameters for which the description has examples or choices. */
    private String query(Operation operation) throws IOException {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : parameters(operation)) {
            String name = parameter.path("name").asText();
            JsonNode example = parameter.has("example")
                    ? parameter.get("example")
                    : parameter.path("schema").path("enum").path(0);
            String value = name.equals("jwt") ? created("/jwt/issue", "/data/jwt") : example.asText(null);
            if (parameter.path("in").asText().equals("query") && value != null) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        }
        return query.toString();
    }

    private byte[] body(Operation operation) throws IOException {
        JsonNode schema =
                operation.node().path("requestBody").path("content").path(JSON).path("schema");
        if (schema.isMissingNode()) {
            return null;
        }
        if (operation.path().endsWith("/@bulk") && operation.method().equals("patch")) {
            String collection = operation.path().replace("/@bulk", "");
            String path = collection + "/" + item(collection);
            String property = get(path).at("/data/attributes").fieldNames().next();
            ObjectNode change = MAPPER.createObjectNode().put("id", path.substring(path.lastIndexOf('/') + 1));
            change.put("@etag", etag(path)).putNull(property);
            ObjectNode items = MAPPER.createObjectNode();
            items.putArray("items").add(change);
            return MAPPER.writeValueAsBytes(items);
        }
        String property = operation.path().substring(operation.path().lastIndexOf('/') + 1);
        return MAPPER.writeValueAsBytes(bodies.of(schema, property));
    }

    private String item(String collection) throws IOException {
        return created(collection, collection.equals("/tokens") ? null : "/data/id");
    }

    /** Creates by the operation that the description has for that. */
    private String created(String path, String pointer) throws IOException {
        Operation create = operations().stream()
                .filter(each -> each.path().equals(path) && each.method().equals("post"))
                .findFirst()
                .orElseThrow();
        Map<String, String> headers = client.headers("admin");
        byte[] body = body(create);
        if (body != null) {
            headers.put("Content-Type", JSON);
        }
        HttpResponse<byte[]> response = client.send("POST", "rest" + path, headers, body);
        assertTrue(response.statusCode() < 300, create + ": " + text(response));
        return pointer == null
                ? get(path).at("/data/collection/0/id").asText()
                : MAPPER.readTree(response.body()).at(pointer).asText();
    }

    private String etag(String path) {
        String item = path.split("/").length > 4 ? path.substring(0, path.lastIndexOf('/')) : path;
        return client.send("GET", "rest" + item, client.headers("admin"), null)
                .headers()
                .firstValue("ETag")
                .orElseThrow(() -> new AssertionError("no ETag of " + item));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
