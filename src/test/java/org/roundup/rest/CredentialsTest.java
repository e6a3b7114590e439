package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.Vectors;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/** Tokens, sessions, failed logins and origins of other sites. */
class CredentialsTest {

    private static final String FIRST = "0123456789abcdef0123456789abcdef";
    private static final String SECOND = "abcdefabcdefabcdefabcdefabcdefabcdef";

    @TempDir
    static Path folder;

    private static ServedTracker served;
    private static ApiClient client;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(
                folder,
                Map.of("web_jwt_secret", FIRST + ", " + SECOND, "web_allowed_api_origins", "* https://app.example"),
                Map.of());
        client = new ApiClient(served);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String secret, String header, String claims) {
        try {
            String signed = part(header) + "." + part(claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String filled(String claims) {
        long now = Instant.now().getEpochSecond();
        return claims.replace("{W}", served.web())
                .replace("{past}", Long.toString(now - 100))
                .replace("{future}", Long.toString(now + 1000));
    }

    private static HttpResponse<byte[]> withToken(String token, String method, String path, String body) {
        return client.send(
                method,
                path,
                Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** Columns: name, secret (first, second, other), algorithm, claims, status, part of the answer. */
    @TestFactory
    Stream<DynamicTest> tokensAreChecked() {
        return Vectors.of("/org/roundup/rest/tokens.tsv").stream()
                .map(vector -> DynamicTest.dynamicTest(vector[0], () -> check(vector)));
    }

    private static void check(String[] vector) {
        String secret = Map.of("first", FIRST, "second", SECOND, "other", "x".repeat(40))
                .get(vector[1]);
        String token = vector[2].isEmpty()
                ? vector[3]
                : token(secret, "{\"alg\":\"" + vector[2] + "\",\"typ\":\"JWT\"}", filled(vector[3]));
        HttpResponse<byte[]> response = withToken(token, "GET", "rest/data/issue", null);
        assertEquals(vector[4], Integer.toString(response.statusCode()), text(response));
        assertTrue(text(response).contains(vector[5]), vector[0] + ": " + text(response));
    }

    private static String tokenOf(String id, String roles) {
        String claims = "{\"iss\":\"{W}\",\"aud\":\"{W}\",\"sub\":\"" + id + "\",\"roles\":[" + roles + "]}";
        return token(FIRST, "{\"alg\":\"HS256\"}", filled(claims));
    }

    @Test
    void tokensOnlyNarrowRoles() {
        HttpResponse<byte[]> response = withToken(tokenOf("3", "\"admin\",\"user\""), "GET", "rest/data/user/1", null);
        assertEquals(200, response.statusCode());
        assertFalse(text(response).contains("address"), "a plain user sees no addresses: " + text(response));
        assertEquals(
                403,
                withToken(tokenOf("3", "\"admin\""), "GET", "rest/data/user/1", null)
                        .statusCode());
        assertEquals(
                403,
                withToken(tokenOf("1", "\"user\""), "GET", "rest/data/issue", null)
                        .statusCode());
    }

    @Test
    void callsWithTokensNeedNoOrigin() {
        HttpResponse<byte[]> response =
                withToken(tokenOf("3", "\"user\""), "POST", "rest/data/issue", "{\"title\":\"by token\"}");
        assertEquals(201, response.statusCode(), text(response));
    }

    @Test
    void afterFailuresEvenTheRightPasswordMustWait() {
        Map<String, String> wrong = client.headers("-");
        wrong.put("Authorization", ApiClient.basic("webonly", "wrong"));
        for (int i = 0; i < 4; i++) {
            assertEquals(401, client.send("GET", "rest/data", wrong, null).statusCode());
        }
        HttpResponse<byte[]> fifth = client.send("GET", "rest/data", wrong, null);
        assertEquals(429, fifth.statusCode());
        assertEquals("150", fifth.headers().firstValue("Retry-After").orElse(null));
        assertEquals("4", fifth.headers().firstValue("X-RateLimit-Limit").orElse(null));
        assertEquals(
                "600", fifth.headers().firstValue("X-RateLimit-Limit-Period").orElse(null));
        assertEquals("Logins occurring too fast. Please wait: 150 seconds.", text(fifth));
        assertEquals(
                429,
                client.send("GET", "rest/data", client.headers("webonly"), null).statusCode());
    }

    @Test
    void aSessionIsEnough() {
        String key = served.tracker().store().sessions().getUniqueKey();
        served.tracker().store().sessions().set(key, Map.of("user", "fred"));
        Map<String, String> headers = client.headers("-");
        headers.put("Cookie", "roundup_session_Roundupissuetracker=" + key);
        assertEquals(200, client.send("GET", "rest/data/issue", headers, null).statusCode());
        headers.put("Content-Type", "application/json");
        byte[] body = "{\"title\":\"by session\"}".getBytes(StandardCharsets.UTF_8);
        assertEquals(201, client.send("POST", "rest/data/issue", headers, body).statusCode());
        headers.remove("Origin");
        assertEquals(400, client.send("POST", "rest/data/issue", headers, body).statusCode());
        headers.put("Origin", served.origin());
        headers.put("Authorization", ApiClient.basic("admin", "wrong"));
        assertEquals(401, client.send("GET", "rest/data/issue", headers, null).statusCode());
    }

    @Test
    void otherSitesMayCallWithoutCookiesOnly() {
        Map<String, String> headers = client.headers("admin");
        headers.put("Origin", "https://evil.example");
        HttpResponse<byte[]> any = client.send("GET", "rest/data", headers, null);
        assertEquals(200, any.statusCode());
        assertEquals(
                "https://evil.example",
                any.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertTrue(any.headers().firstValue("Access-Control-Allow-Credentials").isEmpty());
        headers.put("Origin", "https://app.example");
        HttpResponse<byte[]> known = client.send("GET", "rest/data", headers, null);
        assertEquals(
                "true",
                known.headers().firstValue("Access-Control-Allow-Credentials").orElse(""));
    }

    @Test
    void aChangedPasswordCountsAtOnce() {
        Map<String, String> admin = client.headers("admin");
        admin.put("Content-Type", "application/json");
        byte[] body =
                "{\"username\":\"eve\",\"password\":\"sesame\",\"roles\":\"User\",\"address\":\"eve@example.org\"}"
                        .getBytes(StandardCharsets.UTF_8);
        assertEquals(201, client.send("POST", "rest/data/user", admin, body).statusCode());
        assertEquals(
                200,
                client.send("GET", "rest/data", client.headers("eve"), null).statusCode());
        served.tracker().run("admin", db -> {
            String id = db.getclass("user").lookup("eve");
            db.getclass("user")
                    .set(id, Map.of("password", served.tracker().passwords().encode("other")));
        });
        assertEquals(
                401,
                client.send("GET", "rest/data", client.headers("eve"), null).statusCode());
    }
}
