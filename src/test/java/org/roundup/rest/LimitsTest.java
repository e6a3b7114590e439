package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

class LimitsTest {

    @TempDir
    Path folder;

    private ServedTracker served;

    @AfterEach
    void stop() {
        served.close();
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    @Test
    void callsAreLimitedForEachUser() {
        served = ServedTracker.start(
                folder, Map.of("web_api_calls_per_interval", "5", "web_api_interval_in_sec", "60"), Map.of());
        ApiClient client = new ApiClient(served);
        for (int left = 4; left >= 0; left--) {
            HttpResponse<byte[]> response = client.send("GET", "rest/data", client.headers("admin"), null);
            assertEquals(200, response.statusCode());
            assertEquals(Integer.toString(left), header(response, "X-RateLimit-Remaining"));
            assertEquals("5", header(response, "X-RateLimit-Limit"));
            assertEquals("60", header(response, "X-RateLimit-Limit-Period"));
        }
        HttpResponse<byte[]> sixth = client.send("OPTIONS", "rest/data", client.headers("admin"), null);
        assertEquals(429, sixth.statusCode());
        assertEquals("0", header(sixth, "X-RateLimit-Remaining"));
        int wait = Integer.parseInt(header(sixth, "Retry-After"));
        assertTrue(wait >= 1 && wait <= 12, "wait " + wait);
        assertTrue(new String(sixth.body(), StandardCharsets.UTF_8).contains("\"source\": \"ApiRateLimiter\""));
        assertEquals(
                200,
                client.send("GET", "rest/data", client.headers("fred"), null).statusCode());
    }

    @Test
    void scriptsLimitUsers() {
        String script = "\nrest.rateLimit { userid -> userid == '3' ? [1, 60] : null }\n";
        served = ServedTracker.start(folder, Map.of(), Map.of("interfaces.groovy", script));
        ApiClient client = new ApiClient(served);
        assertEquals(
                200,
                client.send("GET", "rest/data", client.headers("fred"), null).statusCode());
        assertEquals(
                429,
                client.send("GET", "rest/data", client.headers("fred"), null).statusCode());
        HttpResponse<byte[]> admin = client.send("GET", "rest/data", client.headers("admin"), null);
        assertEquals(200, admin.statusCode());
        assertEquals(null, header(admin, "X-RateLimit-Limit"));
    }

    @Test
    void aBrokenScriptIsAnErrorOfTheServer() {
        served = ServedTracker.start(
                folder, Map.of(), Map.of("interfaces.groovy", "\nrest.rateLimit { userid -> userid.nonsense }\n"));
        ApiClient client = new ApiClient(served);
        HttpResponse<byte[]> response = client.send("GET", "rest/data", client.headers("fred"), null);
        assertEquals(500, response.statusCode());
        assertEquals("application/json", header(response, "Content-Type"));
        assertTrue(!new String(response.body(), StandardCharsets.UTF_8).contains("nonsense"), "no details");
    }

    @Test
    void rowsAreLimited() {
        served = ServedTracker.start(folder, Map.of("web_rest_max_rows", "4"), Map.of());
        ApiClient client = new ApiClient(served);
        HttpResponse<byte[]> all = client.send("GET", "rest/data/status", client.headers("admin"), null);
        assertEquals("-1", header(all, "X-Count-Total"));
        HttpResponse<byte[]> page =
                client.send("GET", "rest/data/status?@page_size=3&@page_index=3", client.headers("admin"), null);
        assertEquals("8", header(page, "X-Count-Total"));
        HttpResponse<byte[]> large = client.send("GET", "rest/data/status?@page_size=4", client.headers("admin"), null);
        assertEquals(400, large.statusCode());
    }

    @Test
    void partsCanBeSwitchedOff() {
        served = ServedTracker.start(folder, Map.of("web_enable_rest", "no", "web_enable_xmlrpc", "no"), Map.of());
        ApiClient client = new ApiClient(served);
        assertEquals(
                404,
                client.send("GET", "rest/data", client.headers("admin"), null).statusCode());
        assertEquals(
                404, client.send("GET", "xmlrpc", client.headers("admin"), null).statusCode());
    }
}
