package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;
import org.roundup.store.session.ApiTokens;

/** What REST can do besides what it always could. */
class RestAdditionsTest {

    private static final String ROUTES = """

            rest.route('/summary2', 'GET') { call -> [hello: 'world'] }
            rest.route('/data/<:class_name>/@schema', 'GET') { call ->
                call.raw()
                [200, [schema: [name: call.variables[0]]]]
            }
            rest.route('/keywords/<:name>', ['POST']) { call ->
                call.setHeader('X-Made', 'here')
                [201, [id: call.db.keyword.create(name: call.variables[0])]]
            }
            """;

    @TempDir
    static Path folder;

    private static ServedTracker served;
    private static ApiClient client;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(folder, Map.of(), Map.of("interfaces.groovy", ROUTES));
        client = new ApiClient(served);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @AfterEach
    void revokeTokens() {
        ApiTokens tokens = served.tracker().store().apiTokens();
        tokens.all().forEach(token -> tokens.remove(token.userId(), token.id()));
    }

    private static HttpResponse<byte[]> send(
            String user, String method, String path, String body, Map<String, String> more) {
        Map<String, String> headers = client.headers(user);
        headers.put("Content-Type", "application/json");
        headers.putAll(more);
        return client.send(method, "rest" + path, headers, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static void assertMatches(String pattern, HttpResponse<byte[]> response) {
        String text = text(response);
        String mismatch = JsonPattern.mismatch("", JsonPattern.parse(pattern), JsonPattern.parse(text));
        assertEquals(null, mismatch, text);
    }

    @Test
    void headTellsTheLengthOfWhatGetSends() {
        for (String path : new String[] {
            "/data/status/1", "/data/status", "/data/status/1/name", "/summary2", "/docs", "/data/nothing", "/tokens"
        }) {
            for (String type : new String[] {"application/json", "application/xml", "application/x-ndjson"}) {
                Map<String, String> accept = Map.of("Accept", path.equals("/docs") ? "text/html" : type + ", */*");
                HttpResponse<byte[]> whole = send("admin", "GET", path, null, accept);
                HttpResponse<byte[]> head = send("admin", "HEAD", path, null, accept);
                assertEquals(whole.statusCode(), head.statusCode(), path);
                assertEquals(0, head.body().length, path);
                assertEquals(
                        Integer.toString(whole.body().length),
                        head.headers().firstValue("Content-Length").orElse("none"),
                        path + " as " + type);
            }
        }
        HttpResponse<byte[]> large = send("admin", "HEAD", "/openapi.json", null, Map.of());
        assertEquals(200, large.statusCode(), "nothing so large is made as a whole");
        assertEquals(Optional.empty(), large.headers().firstValue("Content-Length"));
    }

    @Test
    void problemsAreToldAsAsked() {
        Map<String, String> accept = Map.of("Accept", "application/problem+json, application/json");
        HttpResponse<byte[]> value = send("admin", "POST", "/data/thing", "{\"name\":\"a\",\"count\":\"x\"}", accept);
        assertEquals(422, value.statusCode());
        assertEquals(
                "application/problem+json",
                value.headers().firstValue("Content-Type").orElse(""));
        assertMatches(
                "{\"type\":\"about:blank\",\"status\":422,\"errors\":[{\"property\":\"count\"}],\"title\":\"*\","
                        + "\"instance\":\"" + served.web() + "rest/data/thing\"}",
                value);
        HttpResponse<byte[]> unmarked = send("admin", "PUT", "/data/status/1", "{\"order\":1}", accept);
        assertEquals(428, unmarked.statusCode());
        assertEquals(
                412,
                send(
                                "admin",
                                "PUT",
                                "/data/status/1",
                                "{\"order\":1,\"@etag\":\"x\"}",
                                Map.of("Accept", "application/problem+json"))
                        .statusCode());
        assertEquals(
                404, send("admin", "GET", "/data/status/nope", null, accept).statusCode());
        assertEquals(
                200, send("admin", "GET", "/data/status/unread", null, accept).statusCode());
    }

    @Test
    void aRepeatedCallCreatesNothingAgain() {
        Map<String, String> key = Map.of("Idempotency-Key", "k1");
        HttpResponse<byte[]> first = send("fred", "POST", "/data/issue", "{\"title\":\"once\"}", key);
        assertEquals(201, first.statusCode(), text(first));
        HttpResponse<byte[]> again = send("fred", "POST", "/data/issue", "{\"title\":\"once\"}", key);
        assertEquals(text(first), text(again));
        assertEquals("true", again.headers().firstValue("Idempotent-Replayed").orElse(""));
        HttpResponse<byte[]> other = send("admin", "POST", "/data/issue", "{\"title\":\"once\"}", key);
        assertTrue(other.headers().firstValue("Idempotent-Replayed").isEmpty(), "keys belong to users");
    }

    @Test
    void manyItemsAreMadeTogether() {
        HttpResponse<byte[]> lines = send(
                "admin",
                "POST",
                "/data/priority/@bulk",
                "{\"name\":\"b1\"}\n{\"name\":\"b2\"}\n",
                Map.of("Content-Type", "application/x-ndjson"));
        assertEquals(201, lines.statusCode(), text(lines));
        assertMatches("{\"data\":{\"collection\":[{\"id\":\"6\"},{\"id\":\"7\"}]}}", lines);
        HttpResponse<byte[]> clash = send(
                "admin", "POST", "/data/priority/@bulk", "{\"items\":[{\"name\":\"b3\"},{\"name\":\"b1\"}]}", Map.of());
        assertEquals(409, clash.statusCode());
        assertTrue(text(clash).contains("Item 2: "), text(clash));
        assertMatches("{\"data\":{\"@total_size\":0}}", send("admin", "GET", "/data/priority?name=b3", null, Map.of()));
    }

    @Test
    void pagesAreLinkedByHeaders() {
        HttpResponse<byte[]> page = send("admin", "GET", "/data/status?@page_size=2&@page_index=2", null, Map.of());
        String base = "<" + served.web() + "rest/data/status?@page_index=";
        assertEquals(
                base + "3&@page_size=2>; rel=\"next\", " + base + "1&@page_size=2>; rel=\"prev\"",
                page.headers().firstValue("Link").orElse(""));
    }

    @Test
    void scriptsAddAddresses() {
        assertMatches("{\"data\":{\"hello\":\"world\"}}", send("admin", "GET", "/summary2", null, Map.of()));
        assertTrue(text(send("admin", "GET", "/", null, Map.of())).contains("\"rel\": \"summary2\""));
        assertMatches(
                "{\"schema\":{\"name\":\"issue\"},\"data\":\"-\"}",
                send("admin", "GET", "/data/issue/@schema", null, Map.of()));
        HttpResponse<byte[]> made = send("admin", "POST", "/keywords/new", "{}", Map.of());
        assertEquals(201, made.statusCode(), text(made));
        assertEquals("here", made.headers().firstValue("X-Made").orElse(""));
        assertMatches("{\"data\":{\"@total_size\":1}}", send("admin", "GET", "/data/keyword?name=new", null, Map.of()));
        assertEquals(405, send("admin", "GET", "/keywords/new", null, Map.of()).statusCode());
        assertEquals(403, send("-", "GET", "/summary2", null, Map.of()).statusCode());
    }

    @Test
    void tokensActForTheirUsers() {
        HttpResponse<byte[]> made =
                send("fred", "POST", "/tokens", "{\"name\":\"script\",\"roles\":[\"User\"]}", Map.of());
        assertEquals(201, made.statusCode(), text(made));
        String token = text(made).replaceAll("(?s).*\"token\": \"([^\"]+)\".*", "$1");
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
        byte[] body = "{\"title\":\"by token\"}".getBytes(StandardCharsets.UTF_8);
        assertEquals(201, client.send("POST", "rest/data/issue", bearer, body).statusCode());
        Map<String, String> basic = Map.of("Authorization", ApiClient.basic("fred", token));
        assertEquals(200, client.send("GET", "rest/data/issue", basic, null).statusCode());
        Map<String, String> stolen = Map.of("Authorization", ApiClient.basic("admin", token));
        assertEquals(401, client.send("GET", "rest/data/issue", stolen, null).statusCode());
        String list = text(send("fred", "GET", "/tokens", null, Map.of()));
        assertTrue(list.contains("\"script\"") && !list.contains(token), list);
        String id = list.replaceAll("(?s).*\"id\": \"([^\"]+)\".*", "$1");
        assertEquals(
                404, send("admin", "DELETE", "/tokens/" + id, null, Map.of()).statusCode());
        assertEquals(
                200, send("fred", "DELETE", "/tokens/" + id, null, Map.of()).statusCode());
        assertEquals(401, client.send("GET", "rest/data/issue", bearer, null).statusCode());
        assertEquals(
                422,
                send(
                                "fred",
                                "POST",
                                "/tokens",
                                "{\"name\":\"x\",\"roles\":[\"Admin\"]}",
                                Map.of("Accept", "application/problem+json"))
                        .statusCode());
    }

    private static Map<String, String> token(String body) {
        HttpResponse<byte[]> made = send("fred", "POST", "/tokens", body, Map.of());
        assertEquals(201, made.statusCode(), text(made));
        return Map.of(
                "Authorization",
                "Bearer " + text(made).replaceAll("(?s).*\"token\": \"([^\"]+)\".*", "$1"),
                "Content-Type",
                "application/json");
    }

    @Test
    void tokensCanBeConfinedToMethods() {
        Map<String, String> reads = token("{\"name\":\"reads\",\"methods\":[\"get\"]}");
        byte[] body = "{\"title\":\"by token\"}".getBytes(StandardCharsets.UTF_8);
        for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
            assertTrue(client.send(method, "rest/data/issue", reads, null).statusCode() < 300, method);
        }
        HttpResponse<byte[]> refused = client.send("POST", "rest/data/issue", reads, body);
        assertEquals(403, refused.statusCode());
        assertTrue(text(refused).contains("This token is not for POST."), text(refused));
        Map<String, String> overriding = new java.util.HashMap<>(reads);
        overriding.put("X-HTTP-Method-Override", "DELETE");
        assertEquals(
                403, client.send("POST", "rest/data/issue/1", overriding, body).statusCode());
        Map<String, String> call = new java.util.HashMap<>(reads);
        call.put("Content-Type", "text/xml");
        assertTrue(text(client.send(
                        "POST",
                        "xmlrpc",
                        call,
                        "<methodCall><methodName>schema</methodName></methodCall>".getBytes(StandardCharsets.UTF_8)))
                .contains("This token is not for POST"));
        Map<String, String> writes = token("{\"name\":\"writes\",\"methods\":\"POST,PATCH\"}");
        assertEquals(201, client.send("POST", "rest/data/issue", writes, body).statusCode());
        assertEquals(403, client.send("GET", "rest/data/issue", writes, null).statusCode());
        assertMatches(
                "{\"data\":{\"collection\":[{\"name\":\"reads\",\"methods\":[\"GET\"]},"
                        + "{\"name\":\"writes\",\"methods\":[\"PATCH\",\"POST\"]}]}}",
                send("fred", "GET", "/tokens", null, Map.of()));
        assertEquals(
                400,
                send("fred", "POST", "/tokens", "{\"name\":\"x\",\"methods\":[\"TRACE\"]}", Map.of())
                        .statusCode());
    }

    @Test
    void tokensMakeNoTokens() {
        byte[] body = "{\"name\":\"heir\"}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> bearer = token("{\"name\":\"parent\",\"lifetime\":60}");
        assertEquals(403, client.send("POST", "rest/tokens", bearer, body).statusCode());
        Map<String, String> basic = client.headers("fred");
        basic.put("Content-Type", "application/json");
        basic.put(
                "Authorization",
                ApiClient.basic("fred", bearer.get("Authorization").substring(7)));
        assertEquals(403, client.send("POST", "rest/tokens", basic, body).statusCode());
        assertTrue(!text(send("fred", "GET", "/tokens", null, Map.of())).contains("heir"));
    }

    @Test
    void changesAreTold() {
        String start = text(send("fred", "GET", "/changes", null, Map.of()));
        String place = start.replaceAll("(?s).*\"next\": \"([^\"]+)\".*", "$1");
        String issue = text(send("admin", "POST", "/data/issue", "{\"title\":\"news\"}", Map.of()));
        send("admin", "POST", "/data/nokey", "{\"note\":\"secret\"}", Map.of());
        String id = issue.replaceAll("(?s).*\"id\": \"([^\"]+)\".*", "$1");
        String changes = text(send("fred", "GET", "/changes?since=" + place, null, Map.of()));
        assertTrue(changes.contains("\"id\": \"" + id + "\""), changes);
        assertTrue(!changes.contains("nokey"), changes);
        assertEquals(
                400, send("fred", "GET", "/changes?since=x", null, Map.of()).statusCode());
    }
}
