package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/** JSON web tokens that users make for themselves. */
class SignedTokensTest {

    private static final String OLD = "0123456789abcdef0123456789abcdef";
    private static final String NEW = "fedcba9876543210fedcba9876543210";

    @TempDir
    static Path folder;

    @TempDir
    static Path other;

    private static ServedTracker served;
    private static ApiClient client;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(
                folder, Map.of("web_jwt_secret", OLD + "," + NEW, "web_jwt_longest_lifetime", "3600"), Map.of());
        client = new ApiClient(served);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpResponse<byte[]> issue(Map<String, String> headers, String body) {
        headers.put("Content-Type", "application/json");
        return client.send("POST", "rest/jwt/issue", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String token(String user, String body) {
        HttpResponse<byte[]> response = issue(client.headers(user), body);
        assertEquals(200, response.statusCode(), text(response));
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse(""));
        return text(response).replaceAll("(?s).*\"jwt\": \"([^\"]+)\".*", "$1");
    }

    private static Map<String, String> bearer(String token) {
        return new java.util.HashMap<>(Map.of("Authorization", "Bearer " + token));
    }

    @Test
    void aTokenActsForItsUser() {
        String token = token("fred", "{\"roles\":[\"User\"],\"lifetime\":60}");
        assertEquals(
                200, client.send("GET", "rest/data/issue", bearer(token), null).statusCode());
        Map<String, String> headers = bearer(token);
        headers.put("Content-Type", "application/json");
        byte[] body = "{\"title\":\"by token\"}".getBytes(StandardCharsets.UTF_8);
        assertEquals(201, client.send("POST", "rest/data/issue", headers, body).statusCode());
        HttpResponse<byte[]> valid = client.send("GET", "rest/jwt/validate?jwt=" + token, client.headers("fred"), null);
        assertEquals(200, valid.statusCode(), text(valid));
        assertTrue(text(valid).contains("\"username\": \"fred\""), text(valid));
        assertTrue(text(valid).contains("\"iss\": \"" + served.web() + "\""), text(valid));
    }

    @Test
    void rolesCanOnlyBeFewer() {
        HttpResponse<byte[]> more = issue(client.headers("fred"), "{\"roles\":[\"Admin\"]}");
        assertEquals(400, more.statusCode());
        assertTrue(text(more).contains("You do not have the role Admin."), text(more));
        String all = token("admin", "{}");
        assertTrue(
                text(client.send("GET", "rest/data/user/3", bearer(all), null)).contains("address"));
    }

    @Test
    void onlyPasswordsGetTokens() {
        String token = token("fred", "{}");
        assertEquals(403, issue(bearer(token), "{}").statusCode());
        Map<String, String> headers = client.headers("fred");
        headers.put("Content-Type", "application/json");
        String key = text(client.send(
                        "POST", "rest/tokens", headers, "{\"name\":\"n\"}".getBytes(StandardCharsets.UTF_8)))
                .replaceAll("(?s).*\"token\": \"([^\"]+)\".*", "$1");
        assertEquals(403, issue(bearer(key), "{}").statusCode());
        headers.put("Authorization", ApiClient.basic("fred", key));
        assertEquals(403, issue(headers, "{}").statusCode());
        assertEquals(403, issue(client.headers("-"), "{}").statusCode());
    }

    @Test
    void lifetimesAreBounded() throws InterruptedException {
        for (String lifetime : new String[] {"0", "-1", "3601", "\"unlimited\"", "1e400", "[1]"}) {
            HttpResponse<byte[]> refused = issue(client.headers("fred"), "{\"lifetime\":" + lifetime + "}");
            assertEquals(400, refused.statusCode(), lifetime + ": " + text(refused));
        }
        String brief = token("fred", "{\"lifetime\":1}");
        Thread.sleep(2100);
        HttpResponse<byte[]> late = client.send("GET", "rest/data/issue", bearer(brief), null);
        assertEquals(401, late.statusCode());
        assertEquals("Invalid Login - Signature has expired", text(late));
        HttpResponse<byte[]> told = client.send("GET", "rest/jwt/validate?jwt=" + brief, client.headers("fred"), null);
        assertEquals(401, told.statusCode());
        assertTrue(text(told).contains("Signature has expired"), text(told));
    }

    @Test
    void aForgedTokenIsWorthNothing() {
        String token = token("fred", "{}");
        String[] parts = token.split("\\.");
        String claims = new String(java.util.Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("\"sub\":\"3\"", "\"sub\":\"1\"")
                        .replace("[\"user\"]", "[\"admin\"]")
                        .getBytes(StandardCharsets.UTF_8));
        HttpResponse<byte[]> response =
                client.send("GET", "rest/data/issue", bearer(parts[0] + "." + forged + "." + parts[2]), null);
        assertEquals(401, response.statusCode());
        assertEquals("Invalid Login - Signature verification failed", text(response));
        String none = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                401,
                client.send("GET", "rest/data/issue", bearer(none + "." + forged + "."), null)
                        .statusCode());
    }

    @Test
    void withANewKeyOldTokensRemainGoodUntilTheirKeyIsGone() {
        String token = token("fred", "{}");
        try (ServedTracker rotated = ServedTracker.start(
                other,
                Map.of(
                        "web_jwt_secret",
                        NEW + "," + OLD,
                        "web_jwt_longest_lifetime",
                        "3600",
                        "tracker_web",
                        served.web()),
                Map.of())) {
            ApiClient there = new ApiClient(rotated);
            assertEquals(
                    200,
                    there.send("GET", "rest/data/issue", bearer(token), null).statusCode());
        }
    }

    @Test
    void nothingIsIssuedUnlessSwitchedOn(@TempDir Path plain) {
        try (ServedTracker off = ServedTracker.start(plain, Map.of("web_jwt_secret", OLD), Map.of())) {
            ApiClient there = new ApiClient(off);
            assertEquals(
                    404,
                    there.send("POST", "rest/jwt/issue", there.headers("fred"), null)
                            .statusCode());
        }
    }
}
