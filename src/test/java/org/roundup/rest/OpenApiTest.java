package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.SchemaLocation;
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
        Map<String, String> settings = Map.of(
                "web_jwt_secret",
                "a secret of more than thirty-two letters",
                "web_jwt_longest_lifetime",
                "3600",
                "webhook_allowed_addresses",
                "127.0.0.1");
        served = ServedTracker.start(folder, settings, Map.of("interfaces.groovy", ROUTE));
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

    @Test
    void itFitsTheSchemaOfOpenApi() throws IOException {
        JsonSchema schema = DescribedCalls.SCHEMAS.getSchema(
                SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"));
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
        for (DescribedCalls.Operation operation : new DescribedCalls(client, api).operations()) {
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

    @Test
    void everyOperationDoesWhatItSays() throws IOException {
        DescribedCalls calls = new DescribedCalls(client, api);
        List<DescribedCalls.Operation> operations = calls.operations();
        assertTrue(operations.size() > 100, "there are many operations: " + operations.size());
        List<String> wrong = new ArrayList<>();
        for (DescribedCalls.Operation operation : operations) {
            calls.problem(operation).ifPresent(problem -> wrong.add(operation + ": " + problem));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void whatSomeOnlyMayUseIsToldToThem() throws IOException {
        List<String> theirs = List.of(
                "/webhooks",
                "/webhooks/{id}",
                "/webhooks/{id}/test",
                "/webhooks/{id}/deliveries",
                "/webhooks/{id}/deliveries/{delivery}",
                "/data/user/roles");
        JsonNode ofFred = description("fred");
        for (String path : theirs) {
            assertFalse(api.path("paths").path(path).isMissingNode(), path);
            assertTrue(ofFred.path("paths").path(path).isMissingNode(), path);
        }
        assertTrue(ofFred.path("webhooks").isEmpty());
        for (String path : List.of("/events", "/docs", "/openapi.json", "/jwt/issue", "/tokens", "/summary")) {
            assertFalse(ofFred.path("paths").path(path).isMissingNode(), path);
        }
    }

    @Test
    void examplesAreWhatTheirSchemasSay() {
        List<JsonNode> media = new ArrayList<>();
        collect(api, media);
        assertTrue(media.size() > 10, "there are examples: " + media.size());
        for (JsonNode each : media) {
            assertEquals(
                    Set.of(),
                    new DescribedCalls(client, api).schema(each.get("schema")).validate(each.get("example")),
                    each::toString);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> found) {
        if (node.has("schema") && node.has("example")) {
            found.add(node);
        }
        node.forEach(member -> collect(member, found));
    }

    @Test
    void whatAWebhookIsSentIsDescribed() throws Exception {
        Map<String, String> headers = client.headers("admin");
        headers.put("Content-Type", "application/json");
        client.send(
                "POST",
                "rest/webhooks",
                headers,
                ("{\"url\": \"" + served.web() + "\", \"class\": \"keyword\"}").getBytes(StandardCharsets.UTF_8));
        served.tracker().run("admin", db -> db.getclass("keyword").create(Map.of("name", "told")));
        JsonNode hooks = read("rest/webhooks");
        String id = hooks.at("/data/collection").findValuesAsText("id").stream()
                .max(java.util.Comparator.comparingInt(Integer::parseInt))
                .orElseThrow();
        JsonNode payload = null;
        for (int i = 0; i < 200 && payload == null; i++) {
            Thread.sleep(50);
            JsonNode sent = read("rest/webhooks/" + id + "/deliveries").at("/data/collection/0/payload");
            payload = sent.isTextual() ? MAPPER.readTree(sent.asText()) : null;
        }
        JsonNode schema = api.at("/webhooks/event/post/requestBody/content/application~1cloudevents+json/schema");
        assertEquals(Set.of(), new DescribedCalls(client, api).schema(schema).validate(payload));
        assertEquals("create", payload.at("/data/event").asText());
    }

    private static JsonNode read(String path) throws IOException {
        return MAPPER.readTree(
                client.send("GET", path, client.headers("admin"), null).body());
    }
}
