package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** Administrators, and nobody else, make webhooks by REST. */
class RestWebhooksTest {

    @TempDir
    static Path folder;

    private static ServedTracker served;
    private static ApiClient client;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(folder, Map.of(), Map.of());
        client = new ApiClient(served);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpResponse<byte[]> send(String user, String method, String path, String body) {
        Map<String, String> headers = client.headers(user);
        headers.put("Content-Type", "application/json");
        return client.send(method, "rest" + path, headers, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aHookIsMadeTriedFollowedAndRemoved() throws Exception {
        HttpResponse<byte[]> made = send(
                "admin",
                "POST",
                "/webhooks",
                "{\"url\": \"http://127.0.0.1:1/\", \"class\": \"thing\", \"events\": [\"create\", \"edit\"]}");
        assertEquals(201, made.statusCode(), text(made));
        assertTrue(text(made).contains("\"secret\": \"whs_"));
        assertEquals(202, send("admin", "POST", "/webhooks/1/test", "{}").statusCode());
        String log = "";
        for (int i = 0; i < 200 && !log.contains("\"state\": \"failed\""); i++) {
            Thread.sleep(50);
            log = text(send("admin", "GET", "/webhooks/1/deliveries", null));
        }
        assertTrue(log.contains("allowed_addresses"), log);
        assertEquals(
                202, send("admin", "POST", "/webhooks/1/deliveries/1", "{}").statusCode());
        assertEquals(
                404, send("admin", "POST", "/webhooks/1/deliveries/99", "{}").statusCode());
        String list = text(send("admin", "GET", "/webhooks", null));
        assertTrue(list.contains("\"owner\": \"admin\"") && list.contains("\"set\""), list);
        assertFalse(list.contains("whs_"), "the secret is told once");
        assertEquals(200, send("admin", "DELETE", "/webhooks/1", null).statusCode());
        assertEquals(404, send("admin", "DELETE", "/webhooks/1", null).statusCode());
        assertEquals(
                400,
                send("admin", "POST", "/webhooks", "{\"url\": \"ftp://x.example/\"}")
                        .statusCode());
    }

    @Test
    void othersAreRefused() {
        for (String user : List.of("fred", "-")) {
            for (String path : List.of("/webhooks", "/webhooks/1/deliveries")) {
                assertEquals(403, send(user, "GET", path, null).statusCode(), user + path);
            }
            assertEquals(
                    403,
                    send(user, "POST", "/webhooks", "{\"url\": \"https://x.example/\"}")
                            .statusCode());
            assertEquals(403, send(user, "DELETE", "/webhooks/1", null).statusCode());
            assertEquals(403, send(user, "POST", "/webhooks/1/test", "{}").statusCode());
        }
    }
}
