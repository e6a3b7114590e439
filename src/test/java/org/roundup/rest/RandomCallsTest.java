package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/** Whatever is sent to whatever address, by whatever method: it is never a failure of the server. */
class RandomCallsTest {

    private static final String[] METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    private static final String[] PATHS = {
        "data/thing",
        "data/thing/@bulk",
        "data/thing/@bulk?atomic=false",
        "data/thing/1",
        "data/thing/1",
        "data/thing/1",
        "data/thing/1/name",
        "data/thing/1/parts",
        "data/thing/1/due",
        "data/thing/1/count",
        "data/thing/1/pw",
        "data/thing/1/flag",
        "data/thing/1/creator",
        "data/thing/99",
        "data/thing/x",
        "data/user/3",
        "data/user/3/roles",
        "data/user/2",
        "data/file",
        "data/file/1/binary_content",
        "data/nothing/1",
        "data/thing/@poe",
        "data/thing/@poe/x",
        "tokens",
        "tokens/x",
        "jwt/issue",
        "jwt/validate?jwt=a.b.c",
        "changes?since=1-1",
        "changes?since=x-",
        "summary",
        "",
        "data",
        "data/user/roles",
        "nothing",
        "data/thing/1.xml",
        "data/thing/1/name.json",
        "data/issue/1;x=y"
    };
    private static final String[] OPERATIONS = {"add", "remove", "replace", "action", "bogus"};
    private static final String[] TYPES = {
        "application/json",
        "application/x-www-form-urlencoded",
        "application/x-ndjson",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/json; charset=\"",
        "/"
    };
    private static final String[] ACCEPTS = {
        "*/*",
        "application/json",
        "application/xml",
        "application/x-ndjson",
        "application/problem+json",
        "text/html",
        ";q=x",
        "application/json;version=1",
        "image/*, */*;q=0.1"
    };
    private static final String[] RANGES = {
        "bytes=0-", "bytes=-0", "bytes=9-1", "bytes=0-0,2-3", "x", "bytes=999999999999-"
    };

    @TempDir
    static Path folder;

    private static ServedTracker served;
    private static ApiClient client;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(folder, Map.of(), Map.of());
        client = new ApiClient(served);
        served.tracker().run("admin", db -> {
            db.getclass("thing").create(Map.of("name", "one"));
            db.getclass("file").create(Map.of("name", "f", "type", "text/plain", "content", "hello"));
        });
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String body(Random random, String path, String mark) {
        String body = BadInput.body(random);
        if (!body.endsWith("}")) {
            return body;
        }
        StringBuilder more = new StringBuilder(body).deleteCharAt(body.length() - 1);
        if (random.nextBoolean()) {
            more.append(",\"@op\":\"").append(BadInput.one(random, OPERATIONS)).append('"');
        }
        if (random.nextBoolean()) {
            more.append(",\"data\":").append(BadInput.value(random));
        }
        if (path.contains("@bulk")) {
            more.append(",\"id\":\"1\",\"@etag\":")
                    .append(mark.isEmpty() ? "\"x\"" : "\"" + mark.replace("\"", "\\\"") + "\"");
            return random.nextBoolean() ? more + "}\n" + more + "}" : "{\"items\":[" + more + "}," + more + "}]}";
        }
        return more.append('}').toString();
    }

    @Test
    void isNeverAFailureOfTheServer() {
        Random random = new Random(7);
        for (int i = 0; i < 1500; i++) {
            String method = BadInput.one(random, METHODS);
            String path = BadInput.one(random, PATHS);
            String user = random.nextInt(4) == 0 ? "fred" : "admin";
            Map<String, String> headers = client.headers(user);
            String mark = mark(path);
            if (random.nextInt(4) > 0 && !mark.isEmpty()) {
                headers.put("If-Match", mark);
            }
            if (random.nextInt(3) == 0) {
                headers.put("Accept", BadInput.one(random, ACCEPTS));
            }
            if (random.nextInt(6) == 0) {
                headers.put("Range", BadInput.one(random, RANGES));
            }
            headers.put("Content-Type", random.nextInt(4) == 0 ? BadInput.one(random, TYPES) : TYPES[0]);
            String body = body(random, path, mark);
            boolean bodiless = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
            HttpResponse<byte[]> response = client.send(
                    method, "rest/" + path, headers, bodiless ? null : body.getBytes(StandardCharsets.UTF_8));
            assertTrue(
                    response.statusCode() < 500,
                    () -> told(method, path, user, headers, body) + ": " + response.statusCode() + " "
                            + new String(response.body(), StandardCharsets.UTF_8));
        }
    }

    private static String told(String method, String path, String user, Map<String, String> headers, String body) {
        return method + " " + path + " by " + user + " with " + headers + "\n" + body;
    }

    private static String mark(String path) {
        String item =
                path.startsWith("data/user/3") ? "data/user/3" : path.startsWith("data/thing") ? "data/thing/1" : null;
        return item == null
                ? ""
                : client.send("GET", "rest/" + item, client.headers("admin"), null)
                        .headers()
                        .firstValue("ETag")
                        .orElse("");
    }
}
