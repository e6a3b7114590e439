package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
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

/** Many items with one call. */
class RestBulkTest {

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

    private static HttpResponse<byte[]> send(String method, String path, String body, String... headers) {
        Map<String, String> all = client.headers("admin");
        all.put("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return client.send(
                method, "rest/data/" + path, all, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static JsonObject json(HttpResponse<byte[]> response) {
        return JsonPattern.parse(text(response)).asJsonObject();
    }

    private static JsonArray entries(HttpResponse<byte[]> response) {
        return json(response).getJsonObject("data").getJsonArray("collection");
    }

    private static String etag(String item) {
        return send("GET", item, null)
                .headers()
                .firstValue("ETag")
                .orElseThrow()
                .replace("\"", "\\\"");
    }

    private static int found(String className, String name) {
        return json(send("GET", className + "?name:=" + name, null))
                .getJsonObject("data")
                .getInt("@total_size");
    }

    @Test
    void allDefectsAreToldAndNothingIsMade() {
        HttpResponse<byte[]> response = send(
                "POST",
                "thing/@bulk",
                "{\"items\":[{\"name\":\"all1\"},{\"name\":\"all2\",\"count\":\"x\"},{\"bogus\":\"1\"}]}");
        assertEquals(400, response.statusCode(), text(response));
        JsonObject error = json(response).getJsonObject("error");
        assertTrue(error.getString("msg").startsWith("Item 2: property count: 'x'"), text(response));
        JsonArray items = error.getJsonArray("items");
        assertEquals(2, items.size());
        assertEquals(2, items.getJsonObject(0).getInt("item"));
        assertEquals("count", items.getJsonObject(0).getString("property"));
        assertEquals(3, items.getJsonObject(1).getInt("item"));
        assertEquals("bogus", items.getJsonObject(1).getString("property"));
        assertEquals(0, found("thing", "all1"));
    }

    @Test
    void eachForItselfIfAsked() {
        String body = "{\"items\":[{\"name\":\"each1\"},{\"name\":\"each1\"},{\"name\":\"each2\",\"bogus\":1},"
                + "{\"name\":\"each3\"}],\"atomic\":false}";
        HttpResponse<byte[]> response = send("POST", "thing/@bulk", body);
        assertEquals(207, response.statusCode(), text(response));
        JsonArray entries = entries(response);
        int[] statuses = entries.stream()
                .mapToInt(entry -> entry.asJsonObject().getInt("status"))
                .toArray();
        assertEquals("201 409 400 201", join(statuses));
        assertEquals("bogus", entries.getJsonObject(2).getJsonObject("error").getString("property"));
        assertEquals(1, found("thing", "each1"));
        assertEquals(0, found("thing", "each2"));
        assertEquals(1, found("thing", "each3"));
    }

    private static String join(int[] numbers) {
        return java.util.Arrays.stream(numbers)
                .mapToObj(Integer::toString)
                .collect(java.util.stream.Collectors.joining(" "));
    }

    @Test
    void linesGoInAndOut() {
        HttpResponse<byte[]> response = send(
                "POST",
                "thing/@bulk?atomic=false",
                "{\"name\":\"line1\"}\n\n{\"name\":\"line1\"}\n",
                "Content-Type",
                "application/x-ndjson",
                "Accept",
                "application/x-ndjson");
        assertEquals(207, response.statusCode(), text(response));
        String[] lines = text(response).split("\n");
        assertEquals(2, lines.length);
        assertEquals(201, JsonPattern.parse(lines[0]).asJsonObject().getInt("status"));
        assertEquals(409, JsonPattern.parse(lines[1]).asJsonObject().getInt("status"));
        HttpResponse<byte[]> list =
                send("GET", "status?@fields=name&@page_size=3", null, "Accept", "application/x-ndjson");
        assertEquals(
                "application/x-ndjson",
                list.headers().firstValue("Content-Type").orElse(""));
        assertEquals("8", list.headers().firstValue("X-Count-Total").orElse(""));
        assertTrue(list.headers().firstValue("Link").orElse("").contains("rel=\"next\""));
        assertEquals(
                "unread",
                JsonPattern.parse(text(list).split("\n")[0]).asJsonObject().getString("name"));
        assertEquals(3, text(list).split("\n").length);
    }

    @Test
    void manyItemsAreChanged() {
        JsonArray made = entries(send("POST", "thing/@bulk", "{\"items\":[{\"name\":\"c1\"},{\"name\":\"c2\"}]}"));
        String first = made.getJsonObject(0).getString("id");
        String second = made.getJsonObject(1).getString("id");
        String stale = "{\"items\":[{\"id\":\"" + first + "\",\"@etag\":\"" + etag("thing/" + first)
                + "\",\"count\":1},{\"id\":\"" + second + "\",\"@etag\":\"x\",\"count\":2}]}";
        HttpResponse<byte[]> refused = send("PATCH", "thing/@bulk", stale);
        assertEquals(412, refused.statusCode(), text(refused));
        assertTrue(text(refused).contains("Item 2: If-Match is missing"), text(refused));
        assertTrue(text(send("GET", "thing/" + first, null)).contains("\"count\": null"));
        HttpResponse<byte[]> some = send("PATCH", "thing/@bulk?atomic=false", stale);
        assertEquals(207, some.statusCode(), text(some));
        assertEquals(
                1, entries(some).getJsonObject(0).getJsonObject("attribute").getInt("count"));
        assertEquals(412, entries(some).getJsonObject(1).getInt("status"));
        String mark = entries(some).getJsonObject(0).getString("@etag");
        assertEquals(etag("thing/" + first), mark.replace("\"", "\\\""));
        HttpResponse<byte[]> retired = send(
                "PATCH",
                "thing/@bulk",
                "{\"items\":[{\"id\":\"" + first + "\",\"@etag\":\"" + etag("thing/" + first)
                        + "\",\"@op\":\"action\",\"@action_name\":\"retire\"}]}");
        assertEquals(200, retired.statusCode(), text(retired));
        assertEquals(
                400, send("PATCH", "thing/@bulk", "{\"items\":[{\"count\":1}]}").statusCode());
        assertEquals(
                400, send("PATCH", "thing/@bulk", stale, "If-Match", "\"x\"").statusCode());
        assertEquals(
                400,
                send("POST", "thing/@bulk", "{\"items\":[{}],\"atomic\":\"maybe\"}")
                        .statusCode());
    }
}
