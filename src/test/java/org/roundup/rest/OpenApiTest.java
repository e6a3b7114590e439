package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/** The description of the interface is sound, and true: every operation is called as it says, and answers as it says. */
class OpenApiTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaMappers(
                    mappers -> mappers.mapPrefix("https://spec.openapis.org", "classpath:spec.openapis.org")));

    private static final String ROUTE = """

            rest.route('/hello/<:name>', ['GET', 'POST']) { call -> [hello: call.variables[0]] }
            """;

    @TempDir
    static Path folder;

    private static ServedTracker served;
    private static ApiClient client;
    private static JsonNode api;

    @BeforeAll
    static void serve() throws IOException {
        served = ServedTracker.start(folder, Map.of(), Map.of("interfaces.groovy", ROUTE));
        client = new ApiClient(served);
        api = description("admin");
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static JsonNode description(String user) throws IOException {
        HttpResponse<byte[]> response = client.send("GET", "rest/openapi.json", client.headers(user), null);
        assertEquals(200, response.statusCode());
        return MAPPER.readTree(response.body());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void itFitsTheSchemaOfOpenApi() throws IOException {
        JsonSchema schema =
                SCHEMAS.getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"));
        for (String user : List.of("admin", "fred")) {
            assertEquals(Set.of(), schema.validate(description(user)));
        }
        JsonNode broken = api.deepCopy();
        ((com.fasterxml.jackson.databind.node.ObjectNode) broken.at("/paths/~1data~1issue/get")).put("responses", 5);
        assertFalse(schema.validate(broken).isEmpty(), "what is broken is found");
    }

    @Test
    void operationsHaveNamesOfTheirOwn() {
        Set<String> names = new TreeSet<>();
        for (Operation operation : operations()) {
            String id = operation.node().path("operationId").asText();
            assertTrue(id.matches("[a-zA-Z_]\\w*"), operation + ": " + id);
            assertTrue(names.add(id), "twice: " + id);
        }
        assertTrue(
                names.containsAll(List.of(
                        "listIssue",
                        "createIssue",
                        "getIssue",
                        "putIssue",
                        "patchIssue",
                        "retireIssue",
                        "getIssueTitle",
                        "createManyIssue",
                        "getFileBinaryContent",
                        "get_hello_name_")),
                names.toString());
    }

    @Test
    void itTellsOnlyWhatTheCallerMaySee() throws IOException {
        JsonNode theirs = description("fred");
        assertTrue(theirs.path("paths").path("/data/nokey").isMissingNode());
        assertTrue(theirs.at("/components/schemas/Thing/properties/hidden").isMissingNode());
        assertFalse(api.at("/components/schemas/Thing/properties/hidden").isMissingNode());
        assertEquals(
                403,
                client.send("GET", "rest/openapi.json", client.headers("-"), null)
                        .statusCode());
    }

    /** An operation of the description. */
    private record Operation(String path, String method, JsonNode node, JsonNode shared) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static List<Operation> operations() {
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

    @Test
    void everyOperationDoesWhatItSays() throws IOException {
        List<Operation> operations = operations();
        assertTrue(operations.size() > 100, "there are many operations: " + operations.size());
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            String problem = call(operation);
            if (problem != null) {
                wrong.add(operation + ": " + problem);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static String call(Operation operation) throws IOException {
        String path = operation.path();
        if (path.contains("{token}")) {
            String link = created(path.replace("/{token}", ""), "/data/link");
            path = link.substring(link.indexOf("/rest") + 5);
        }
        if (path.contains("{id}")) {
            String collection = path.substring(0, path.indexOf("/{id}"));
            path = path.replace("{id}", item(collection));
        }
        path = path.replaceAll("\\{[^}]*}", "x");
        Map<String, String> headers = client.headers("admin");
        for (JsonNode parameter : parameters(operation)) {
            if (parameter.path("name").asText().equals("If-Match")) {
                headers.put("If-Match", etag(path));
            }
        }
        byte[] body = body(operation);
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        String query = operation.method().equals("get") && !path.contains("hello") ? query(operation) : "";
        HttpResponse<byte[]> response = client.send(
                operation.method().toUpperCase(java.util.Locale.ROOT), "rest" + path + query, headers, body);
        return check(operation, response);
    }

    private static String check(Operation operation, HttpResponse<byte[]> response) throws IOException {
        JsonNode declared = operation.node().path("responses").path(Integer.toString(response.statusCode()));
        if (declared.isMissingNode()) {
            return operation.path().contains("hello") ? null : response.statusCode() + " " + text(response);
        }
        for (var header = declared.path("headers").fieldNames(); header.hasNext(); ) {
            String name = header.next();
            if (response.headers().firstValue(name).isEmpty()) {
                return "the header " + name + " is missing";
            }
        }
        JsonNode schema = declared.path("content").path("application/json").path("schema");
        if (schema.isMissingNode()) {
            return null;
        }
        Set<ValidationMessage> messages = schema(schema).validate(MAPPER.readTree(response.body()));
        return messages.isEmpty() ? null : messages + " in " + text(response);
    }

    /** A schema of the description, with the components that it refers to. */
    private static JsonSchema schema(JsonNode schema) {
        com.fasterxml.jackson.databind.node.ObjectNode whole = schema.deepCopy();
        whole.set("components", api.path("components"));
        return SCHEMAS.getSchema(whole);
    }

    private static List<JsonNode> parameters(Operation operation) {
        List<JsonNode> all = new ArrayList<>();
        operation.shared().forEach(all::add);
        operation.node().path("parameters").forEach(all::add);
        return all.stream().map(OpenApiTest::resolved).toList();
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** A query with all parameters for which the description has examples or choices. */
    private static String query(Operation operation) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : parameters(operation)) {
            JsonNode example = parameter.has("example")
                    ? parameter.get("example")
                    : parameter.path("schema").path("enum").path(0);
            if (parameter.path("in").asText().equals("query") && !example.isMissingNode()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(example.asText());
            }
        }
        return query.toString();
    }

    private static int made;

    private static byte[] body(Operation operation) throws IOException {
        JsonNode schema = operation
                .node()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        if (schema.isMissingNode()) {
            return null;
        }
        if (operation.path().endsWith("/@bulk") && operation.method().equals("patch")) {
            String collection = operation.path().replace("/@bulk", "");
            String path = collection + "/" + item(collection);
            String mark = etag(path).replace("\"", "\\\"");
            String property = text(client.send("GET", "rest" + path, client.headers("admin"), null))
                    .replaceAll("(?s).*?\"attributes\": \\{\\s*\"(\\w+)\".*", "$1");
            return bytes("{\"items\":[{\"id\":\"" + path.substring(path.lastIndexOf('/') + 1) + "\",\"@etag\":\"" + mark
                    + "\",\"" + property + "\":null}]}");
        }
        String property = operation.path().substring(operation.path().lastIndexOf('/') + 1);
        return MAPPER.writeValueAsBytes(
                schema.path("properties").has("data")
                        ? java.util.Collections.singletonMap(
                                "data", sample(schema.path("properties").path("data"), property))
                        : sample(schema, ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A value that fits a schema: what is required, and one more member if nothing is. */
    private static Object sample(JsonNode given, String name) {
        JsonNode schema = resolved(given);
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        if (schema.path("examples").has(0)) {
            return schema.path("examples").get(0).asText();
        }
        if (schema.path("description").asText().startsWith("Id or key of ")) {
            return type.equals("array") ? List.of() : null;
        }
        return switch (type) {
            case "object" -> object(schema);
            case "array" -> List.of(sample(schema.path("items"), name));
            case "integer", "number" -> 1;
            case "boolean" -> true;
            default -> string(name);
        };
    }

    private static Map<String, Object> object(JsonNode schema) {
        Map<String, Object> object = new java.util.TreeMap<>();
        schema.path("required")
                .forEach(member -> object.put(
                        member.asText(), sample(schema.path("properties").path(member.asText()), member.asText())));
        if (object.isEmpty()) {
            String member = schema.path("properties").has("title")
                    ? "title"
                    : schema.path("properties").fieldNames().next();
            object.put(member, sample(schema.path("properties").path(member), member));
        }
        if (object.containsKey("username")) {
            object.put("address", "u" + made + "@example.org");
            object.put("roles", "User");
        }
        return object;
    }

    private static Object string(String name) {
        made++;
        return switch (name) {
            case "roles" -> "User";
            case "address", "alternate_addresses" -> "made" + made + "@example.org";
            case "timezone" -> "Europe/Berlin";
            default -> "made" + made;
        };
    }

    private static String item(String collection) throws IOException {
        return created(collection, collection.equals("/tokens") ? null : "/data/id");
    }

    /** Creates by the operation that the description has for that. */
    private static String created(String path, String pointer) throws IOException {
        Operation create = operations().stream()
                .filter(each -> each.path().equals(path) && each.method().equals("post"))
                .findFirst()
                .orElseThrow();
        Map<String, String> headers = client.headers("admin");
        byte[] body = body(create);
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        HttpResponse<byte[]> response = client.send("POST", "rest" + path, headers, body);
        assertTrue(response.statusCode() < 300, create + ": " + text(response));
        if (pointer == null) {
            JsonNode list = MAPPER.readTree(client.send("GET", "rest" + path, client.headers("admin"), null)
                    .body());
            return list.at("/data/collection/0/id").asText();
        }
        return MAPPER.readTree(response.body()).at(pointer).asText();
    }

    private static String etag(String path) {
        String item = path.split("/").length > 4 ? path.substring(0, path.lastIndexOf('/')) : path;
        return client.send("GET", "rest" + item, client.headers("admin"), null)
                .headers()
                .firstValue("ETag")
                .orElseThrow(() -> new AssertionError("no ETag of " + item));
    }
}
