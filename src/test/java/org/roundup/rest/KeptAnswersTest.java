package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/** Documents that are given again are those that would be made anew. */
class KeptAnswersTest {

    @TempDir
    static Path folder;

    private static ServedTracker served;
    private static ApiClient client;

    @BeforeAll
    static void serve() {
        served = ServedTracker.start(folder, Map.of(), Map.of());
        client = new ApiClient(served);
        served.tracker().run("admin", db -> {
            db.getclass("issue").create(Map.of("title", "first"));
            db.getclass("thing").create(Map.of("name", "seen"));
        });
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpResponse<byte[]> get(String user, String path, String... headers) {
        Map<String, String> all = client.headers(user);
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return client.send("GET", "rest/data/" + path, all, null);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String title(String path) {
        return text(get("admin", path)).replaceAll("(?s).*\"(title|data)\": \"([^\"]*)\".*", "$2");
    }

    private static void rename(String title) {
        served.tracker().run("admin", db -> db.getclass("issue").set("1", Map.of("title", title)));
    }

    @Test
    void aChangeShowsAtOnce() {
        String[] paths = {"issue/1", "issue/1/title", "issue?@fields=title", "issue?title=t&@verbose=2"};
        for (int i = 0; i < 20; i++) {
            rename("title " + i);
            for (String path : paths) {
                assertEquals("title " + i, title(path), path);
                assertEquals("title " + i, title(path), path + " again");
            }
        }
        served.tracker().run("admin", db -> db.getclass("issue").retire("1"));
        assertTrue(text(get("admin", "issue?@fields=title")).contains("\"@total_size\": 0"));
        served.tracker().run("admin", db -> db.getclass("issue").restore("1"));
        assertTrue(text(get("admin", "issue?@fields=title")).contains("\"@total_size\": 1"));
    }

    @Test
    void whatHasBeenReadAsOneUserIsNotShownToAnother() {
        for (int i = 0; i < 2; i++) {
            assertTrue(text(get("admin", "user/1")).contains("\"address\""));
            assertFalse(text(get("fred", "user/1")).contains("\"address\""));
            assertEquals(403, get("fred", "nokey").statusCode());
            assertEquals(200, get("admin", "nokey").statusCode());
            assertEquals(403, get("-", "issue/1").statusCode());
        }
    }

    @Test
    void aTokenWithFewerRolesShowsLess() {
        served.tracker().run("admin", db -> {
            String id = db.getclass("user")
                    .create(Map.of("username", "both", "roles", "Admin,User", "address", "both@example.org"));
            assertTrue(Integer.parseInt(id) > 1);
        });
        String id = served.tracker().call("admin", db -> db.getclass("user").lookup("both"));
        String all = served.tracker()
                .store()
                .apiTokens()
                .create(id, "all", java.util.List.of("admin", "user"), java.util.List.of(), null);
        String few = served.tracker()
                .store()
                .apiTokens()
                .create(id, "few", java.util.List.of("user"), java.util.List.of(), null);
        for (int i = 0; i < 2; i++) {
            assertTrue(text(bearer(all)).contains("\"address\""));
            assertFalse(text(bearer(few)).contains("\"address\""));
        }
    }

    private static HttpResponse<byte[]> bearer(String token) {
        return client.send("GET", "rest/data/user/1", Map.of("Authorization", "Bearer " + token), null);
    }

    @Test
    void formatsAndHeadersAreThoseOfTheCall() {
        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> pretty = get("admin", "status/1");
            String mark = pretty.headers().firstValue("ETag").orElseThrow();
            assertTrue(text(pretty).contains("\n    \"data\""));
            assertFalse(text(get("admin", "status/1?@pretty=false")).contains("\n "));
            assertTrue(
                    text(get("admin", "status/1", "Accept", "application/xml")).startsWith("<?xml"));
            assertEquals(304, get("admin", "status/1", "If-None-Match", mark).statusCode());
            assertEquals(
                    200, get("admin", "status/1", "If-None-Match", "\"other\"").statusCode());
            HttpResponse<byte[]> head = client.send("HEAD", "rest/data/status/1", client.headers("admin"), null);
            assertEquals(mark, head.headers().firstValue("ETag").orElseThrow());
            assertEquals(0, head.body().length);
            HttpResponse<byte[]> list = get("admin", "status?@page_size=2");
            assertEquals("8", list.headers().firstValue("X-Count-Total").orElse(""));
            assertEquals(
                    "OPTIONS, GET, POST", list.headers().firstValue("Allow").orElse(""));
            assertTrue(text(get("admin", "status/1?@stats=true")).contains("\"elapsed\""));
            assertEquals(
                    405,
                    client.send("PATCH", "rest/data/status", client.headers("admin"), null)
                            .statusCode());
        }
    }

    @Test
    void newPermissionsCountAtOnce() throws IOException, InterruptedException {
        assertEquals(200, get("fred", "thing/1").statusCode());
        Path schema = served.home().resolve("schema.groovy");
        String text = Files.readString(schema);
        String grant = "'parts', 'code'])\ndb.security.addPermissionToRole 'User', p";
        String indented = text.contains(grant) ? grant : grant.replace("\n", "\n        ");
        assertTrue(text.contains(indented), text);
        Files.writeString(schema, text.replace(indented, "'parts', 'code'])"));
        int status = 200;
        for (int i = 0; i < 100 && status == 200; i++) {
            Thread.sleep(100);
            status = get("fred", "thing/1").statusCode();
        }
        assertEquals(403, status);
    }
}
