package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/** Callers without a login, where Anonymous may use REST but not the web interface (A8). */
class AnonymousCallsTest {

    private static final String MESSAGE = "Anonymous users are not allowed to use the web interface";

    @TempDir
    static Path folder;

    private static ServedTracker served;
    private static ApiClient client;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(folder, Map.of(), Map.of());
        client = new ApiClient(served);
        served.tracker().run("admin", db -> {
            String anonymous = db.getclass("user").lookup("anonymous");
            db.getclass("user").set(anonymous, Map.of("roles", "Restonly"));
        });
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void areRefusedInTheFormOfRest() {
        HttpResponse<byte[]> refused = client.send("GET", "rest/data/issue", client.headers("-"), null);
        assertEquals(403, refused.statusCode());
        assertEquals("{ \"error\": { \"status\": 403, \"msg\": \"" + MESSAGE + "\" } }", text(refused));
        assertEquals(
                200,
                client.send("GET", "rest/data/issue", client.headers("fred"), null)
                        .statusCode());
    }

    @Test
    void areRefusedInTheFormOfXmlRpc() {
        Map<String, String> headers = client.headers("-");
        headers.put("Content-Type", "text/xml");
        byte[] call = "<methodCall><methodName>schema</methodName></methodCall>".getBytes(StandardCharsets.UTF_8);
        HttpResponse<byte[]> refused = client.send("POST", "xmlrpc", headers, call);
        assertEquals(200, refused.statusCode());
        assertTrue(text(refused).contains("&lt;class 'roundup.exceptions.Unauthorised'&gt;:" + MESSAGE), text(refused));
    }

    @Test
    void aTokenIsALoginForProgramsAndNotForPages() {
        String fred = served.tracker().call("admin", db -> db.getclass("user").lookup("fred"));
        String token = served.tracker().store().apiTokens().create(fred, "program", List.of(), List.of(), null);
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + token);
        assertEquals(200, client.send("GET", "rest/data/issue", bearer, null).statusCode());
        assertEquals(403, client.send("GET", "issue", bearer, null).statusCode(), "a page takes it for nobody's");
    }
}
