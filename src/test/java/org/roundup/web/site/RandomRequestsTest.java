package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** Whatever is asked for: an answer below 500, and no word of what happens inside. */
class RandomRequestsTest {

    private static final int REQUESTS = Integer.getInteger("fuzz", 250);
    private static final List<String> INNER =
            List.of("Exception", "java.", "org.roundup", "groovy.", "SQLITE", "SELECT ", "\tat ");

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of());
        RandomRequests random = new RandomRequests(20_260_100 + Integer.getInteger("fuzz", 0));
        tracker.run("admin", db -> {
            for (int i = 1; i < 9; i++) {
                String arguments = random.query().replaceFirst("^\\?", "");
                db.getclass("query")
                        .create(Map.of(
                                "name", "Query " + i, "klass", i % 4 == 0 ? "nosuch" : "issue", "url", arguments));
            }
            for (int i = 0; i < 3; i++) {
                String msg = db.getclass("msg")
                        .create(Map.of(
                                "content", "words " + i, "author", "1", "date", db.now(), "recipients", List.of("1")));
                db.getclass("issue")
                        .create(Map.of("title", "Issue " + i, "messages", List.of(msg), "nosy", List.of("1")));
            }
            db.getclass("keyword").create(Map.of("name", "word"));
            db.getclass("file").create(Map.of("name", "a.txt", "type", "text/plain", "content", "text"));
        });
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    private static String problem(String what, Page page) {
        if (page.status() >= 500) {
            return what + "\n    " + page.status() + " " + page.html().text();
        }
        String text = page.body();
        for (String word : INNER) {
            if (text.contains(word) && !what.contains(word)) {
                return what + "\n    says " + word + ": "
                        + text.substring(
                                Math.max(0, text.indexOf(word) - 200),
                                Math.min(text.length(), text.indexOf(word) + 200));
            }
        }
        return null;
    }

    private static void assertNone(List<String> problems) {
        assertTrue(
                problems.isEmpty(),
                problems.size() + " problems:\n"
                        + problems.stream()
                                .limit(20)
                                .map(text -> text.substring(0, Math.min(700, text.length())))
                                .collect(java.util.stream.Collectors.joining("\n")));
    }

    @Test
    void everyAddressHasAnAnswer() {
        RandomRequests random = new RandomRequests(20_260_101 + Integer.getInteger("fuzz", 0));
        List<Browser> browsers = List.of(tracker.browser(), tracker.browser("mary"), tracker.browser("admin"));
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            String path = random.path() + random.query();
            if (path.contains("action=logout")) {
                continue;
            }
            String problem = problem("GET " + path, browsers.get(i % 3).get(path));
            if (problem != null) {
                problems.add(problem);
            }
        }
        assertNone(problems);
    }

    @Test
    void everyFormHasAnAnswer() {
        RandomRequests random = new RandomRequests(20_260_102 + Integer.getInteger("fuzz", 0));
        List<Browser> browsers = List.of(tracker.browser(), tracker.browser("mary"), tracker.browser("admin"));
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            Browser browser = browsers.get(i % 3);
            String path = random.path().replaceFirst("^@@file.*|^_file.*", "issue1");
            List<Field> fields = random.fields();
            boolean encoded = random.chance(30);
            Page page = encoded
                    ? browser.postEncoded(
                            path,
                            fields.stream()
                                    .filter(field -> field.fileName() == null)
                                    .toList())
                    : browser.post(path, fields);
            String problem = problem("POST " + path + " " + fields, page);
            if (problem != null) {
                problems.add(problem);
            }
        }
        assertNone(problems);
        tracker.run("admin", db -> db.session().update("DELETE FROM ee_rate"));
    }

    @Test
    void everyBodyHasAnAnswer() {
        RandomRequests random = new RandomRequests(20_260_103 + Integer.getInteger("fuzz", 0));
        Browser mary = tracker.browser("mary");
        String body = "--b\r\nContent-Disposition: form-data; name=\"@action\"\r\n\r\nedit\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"@file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n"
                + "\r\ntext\r\n--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nNew\r\n--b--\r\n";
        List<String> types = List.of(
                "multipart/form-data; boundary=b",
                "multipart/form-data; boundary=\"b\"",
                "multipart/form-data; boundary=",
                "multipart/form-data",
                "multipart/form-data; boundary=" + "-".repeat(500),
                "application/x-www-form-urlencoded",
                "application/json",
                "text/plain; charset=nosuch");
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < REQUESTS / 2; i++) {
            String type = types.get(random.number(4) == 0 ? random.number(types.size()) : 0);
            String sent = random.damaged(body);
            String problem = problem("POST " + type + " " + sent, mary.sendBody("POST", "issue1", type, sent));
            if (problem != null) {
                problems.add(problem);
            }
        }
        assertNone(problems);
    }

    @Test
    void everyLineOfARequestHasAnAnswer() throws Exception {
        RandomRequests random = new RandomRequests(20_260_104 + Integer.getInteger("fuzz", 0));
        String request =
                "GET /demo/issue1?@template=item&a=%C3%A4 HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: de;q=0.5\r\n"
                        + "Accept-Encoding: gzip;q=0.1\r\nCookie: roundup_session_Testtracker=x; roundup_language=de\r\n"
                        + "Authorization: Basic bWFyeTptYXJ5\r\nIf-None-Match: \"x\"\r\nRange: bytes=0-1\r\nConnection: close\r\n\r\n";
        for (int i = 0; i < REQUESTS / 2; i++) {
            String sent = random.damaged(request);
            String answer = raw(sent.endsWith("\r\n\r\n") ? sent : sent + "\r\n\r\n");
            assertFalse(answer.matches("(?s)HTTP/1.1 5(?!0[15] ).*"), sent + "\n" + answer);
        }
    }

    private static String raw(String request) throws IOException {
        URI base = URI.create(tracker.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(3000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (java.net.SocketException | java.net.SocketTimeoutException hungUp) {
            return "";
        }
    }

    @Test
    void anExpressionThatCannotBeReadIsTheVisitorsMistake() {
        for (String address : new String[] {
            "issue?@filter=keyword&keyword=-2",
            "issue?@filter=status&status=1,-3",
            "query?@filter=private_for&private_for=-2"
        }) {
            Page page = tracker.browser("mary").get(address);
            assertTrue(page.status() == 400, address + " " + page.status());
            assertTrue(
                    page.html().text().contains("has too few arguments"),
                    page.html().text());
        }
    }

    @Test
    void formsAreBounded() {
        Browser mary = tracker.browser("mary");
        List<Field> many = new ArrayList<>();
        for (int i = 0; i < 5_001; i++) {
            many.add(Field.of("f" + i, "x"));
        }
        assertTrue(mary.post("issue1", many).status() == 413);
        assertTrue(mary.sendBody("POST", "issue1", "application/x-www-form-urlencoded", "a=" + "x".repeat(9_000_000))
                        .status()
                == 413);
        StringBuilder encoded = new StringBuilder("@action=edit");
        for (int i = 0; i < 5_001; i++) {
            encoded.append("&f").append(i).append("=x");
        }
        assertTrue(mary.sendBody("POST", "issue1", "application/x-www-form-urlencoded", encoded.toString())
                        .status()
                == 413);
    }
}
