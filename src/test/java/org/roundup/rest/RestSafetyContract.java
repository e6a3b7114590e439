package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ApiClient;
import org.roundup.served.ServedTracker;

/** What must hold whatever is sent, and whoever sends something else meanwhile, on every engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RestSafetyContract {

    private static final String DETECTOR = """
            def refuse(db, cl, nodeid, newvalues) {
                switch (newvalues.title) {
                    case 'reject': throw new Reject('no <b>such</b> title')
                    case 'raw': throw new RejectRaw('raw <b>x</b>')
                    case 'value': throw new ValueError('val err')
                    case 'boom': throw new RuntimeException('boom')
                    case 'source': newvalues.title = db.tx_Source
                }
            }

            def late(db, cl, nodeid, oldvalues) {
                if (cl.get(nodeid, 'title') == 'late') throw new Reject('too late')
            }

            // gives others time to come in between the check of the ETag and the change
            def slow(db, cl, nodeid, newvalues) {
                if (newvalues.title?.startsWith('edit ')) Thread.sleep(200)
            }

            def init(db) {
                db.issue.audit('set', slow)
                db.issue.audit('create', refuse)
                db.issue.react('create', late)
            }
            """;

    ServedTracker served;
    private ApiClient client;

    /** Options that name an empty database. */
    abstract Map<String, String> database();

    @BeforeAll
    void serve(@TempDir Path folder) {
        served = ServedTracker.start(folder, database(), Map.of("detectors/refusing.groovy", DETECTOR));
        client = new ApiClient(served);
    }

    @AfterAll
    void stop() {
        served.close();
    }

    private HttpResponse<byte[]> send(String user, String method, String path, String body) {
        Map<String, String> headers = client.headers(user);
        headers.put("Content-Type", "application/json");
        return client.send(method, "rest" + path, headers, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private String create(String title) {
        HttpResponse<byte[]> response = send("admin", "POST", "/data/issue", "{\"title\":\"" + title + "\"}");
        assertEquals(201, response.statusCode(), text(response));
        return member(text(response), "id");
    }

    private static String member(String json, String name) {
        int at = json.indexOf("\"" + name + "\": \"") + name.length() + 5;
        return json.substring(at, json.indexOf('"', at));
    }

    @Test
    void ofTwoEditorsOfOneStateOneSucceeds() throws Exception {
        String id = create("edited by many");
        String mark = client.send("GET", "rest/data/issue/" + id, client.headers("admin"), null)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Integer>> edits = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                byte[] body = ("{\"title\":\"edit " + i + "\"}").getBytes(StandardCharsets.UTF_8);
                edits.add(() -> {
                    Map<String, String> headers = client.headers("admin");
                    headers.put("Content-Type", "application/json");
                    headers.put("If-Match", mark);
                    return client.send("PUT", "rest/data/issue/" + id, headers, body)
                            .statusCode();
                });
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> edit : threads.invokeAll(edits)) {
                statuses.add(edit.get());
            }
            statuses.sort(null);
            assertEquals(List.of(200, 412, 412, 412, 412, 412), statuses);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void detectorsRefuse() {
        HttpResponse<byte[]> rejected = send("admin", "POST", "/data/issue", "{\"title\":\"reject\"}");
        assertEquals(405, rejected.statusCode());
        assertEquals("no <b>such</b> title", member(text(rejected), "msg"));
        HttpResponse<byte[]> raw = send("admin", "POST", "/data/issue", "{\"title\":\"raw\"}");
        assertEquals(405, raw.statusCode());
        assertEquals("raw <b>x</b>", member(text(raw), "msg"));
        HttpResponse<byte[]> value = send("admin", "POST", "/data/issue", "{\"title\":\"value\"}");
        assertEquals(409, value.statusCode());
        assertEquals("val err", member(text(value), "msg"));
        HttpResponse<byte[]> broken = send("admin", "POST", "/data/issue", "{\"title\":\"boom\"}");
        assertEquals(500, broken.statusCode());
        assertFalse(text(broken).contains("boom"), text(broken));
    }

    @Test
    void detectorsKnowWhereChangesComeFrom() {
        String id = create("source");
        assertEquals("rest", member(text(send("admin", "GET", "/data/issue/" + id + "/title", null)), "data"));
    }

    @Test
    void whatFailsLeavesNothing() {
        String before = text(send("admin", "GET", "/data/issue?@fields=title&@pretty=false", null));
        assertEquals(
                405,
                send("admin", "POST", "/data/issue", "{\"title\":\"late\"}").statusCode());
        assertEquals(before, text(send("admin", "GET", "/data/issue?@fields=title&@pretty=false", null)));
    }

    @Test
    void anItemIsMadeOnceByAToken() {
        String link = member(text(send("fred", "POST", "/data/issue/@poe", "")), "link");
        String path = link.substring(link.indexOf("/rest") + 5);
        HttpResponse<byte[]> foreign = send("admin", "POST", path, "{\"title\":\"poe\"}");
        assertEquals(400, foreign.statusCode());
        String elsewhere = path.replace("/issue/", "/keyword/");
        assertTrue(text(send("fred", "POST", elsewhere, "{\"name\":\"poe\"}"))
                .contains("not valid for keyword, was generated for class issue"));
        assertEquals(201, send("fred", "POST", path, "{\"title\":\"poe\"}").statusCode());
        HttpResponse<byte[]> again = send("fred", "POST", path, "{\"title\":\"poe\"}");
        assertEquals(400, again.statusCode());
        assertTrue(text(again).contains("not valid."), text(again));
    }

    @Test
    void aGenericTokenServesAnyClassAndIsUsedUpByAFailure() {
        String link = member(text(send("fred", "POST", "/data/issue/@poe", "{\"generic\":1}")), "link");
        String path = link.substring(link.indexOf("/rest") + 5).replace("/issue/", "/keyword/");
        assertEquals(400, send("fred", "POST", path, "{\"bogus\":\"x\"}").statusCode());
        assertTrue(text(send("fred", "POST", path, "{\"name\":\"x\"}")).contains("not valid."));
    }

    @Test
    void theLastAdministratorStays() {
        served.tracker().run("admin", db -> db.getclass("user")
                .create(Map.of("username", "boss", "roles", "Admin", "address", "boss@example.org")));
        served.tracker().run("admin", db -> db.getclass("user").set("1", Map.of("roles", "User")));
        try {
            String boss =
                    served.tracker().call("admin", db -> db.getclass("user").lookup("boss"));
            served.tracker().run("admin", db -> db.getclass("user")
                    .set(boss, Map.of("password", served.tracker().passwords().encode(ServedTracker.PASSWORD))));
            String mark = client.send("GET", "rest/data/user/" + boss, client.headers("boss"), null)
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            Map<String, String> headers = client.headers("boss");
            headers.put("If-Match", mark);
            HttpResponse<byte[]> response = client.send("DELETE", "rest/data/user/" + boss, headers, null);
            assertEquals(409, response.statusCode(), text(response));
        } finally {
            served.tracker().run("admin", db -> db.getclass("user").set("1", Map.of("roles", "Admin")));
        }
    }

    @Test
    void deepJsonIsRefused() {
        String deep = "{\"title\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        HttpResponse<byte[]> response = send("admin", "POST", "/data/issue", deep);
        assertEquals(400, response.statusCode());
        assertTrue(text(response).contains("title"), text(response));
        assertEquals(
                400,
                send("admin", "POST", "/data/issue", "{\"a\":".repeat(10_000)).statusCode());
    }

    @Test
    void largeBodiesAreRefused() {
        String large = "{\"title\":\"" + "x".repeat(33 * 1024 * 1024) + "\"}";
        assertEquals(413, send("admin", "POST", "/data/issue", large).statusCode());
    }

    @Test
    void nothingThatIsSentIsAFailureOfTheServer() {
        Random random = new Random(20240229);
        for (int i = 0; i < 400; i++) {
            String body = BadInput.body(random);
            HttpResponse<byte[]> response = send("admin", "POST", "/data/thing", body);
            assertTrue(response.statusCode() < 500, response.statusCode() + " for " + body + ": " + text(response));
            String query = BadInput.query(random);
            HttpResponse<byte[]> read = client.send("GET", "rest/data/" + query, client.headers("admin"), null);
            assertTrue(read.statusCode() < 500, read.statusCode() + " for " + query + ": " + text(read));
        }
    }
}
