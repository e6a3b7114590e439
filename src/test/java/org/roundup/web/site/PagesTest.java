package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roundup.Vectors;
import org.roundup.web.site.Browser.Page;

/** Pages of a classic tracker, as browsers get them. */
class PagesTest {

    private static final String NASTY = "<script>alert('x')</script>\"'&";

    private static TestTracker tracker;
    private static Browser anonymous;
    private static Browser mary;
    private static Browser admin;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of());
        tracker.run("mary", db -> {
            String file = db.getclass("file").create(Map.of("name", NASTY, "type", "text/html", "content", "<b>"));
            String msg = db.getclass("msg")
                    .create(Map.of("author", db.getuid(), "date", db.now(), "content", NASTY, "files", List.of(file)));
            String keyword = db.getclass("keyword").create(Map.of("name", NASTY));
            db.getclass("issue").create(Map.of("title", "First", "priority", "2", "status", "1"));
            db.getclass("issue")
                    .create(Map.of(
                            "title", NASTY,
                            "messages", List.of(msg),
                            "files", List.of(file),
                            "keyword", List.of(keyword),
                            "assignedto", db.getuid()));
            db.getclass("issue").set("2", Map.of("title", NASTY + "2", "keyword", List.of()));
            db.getclass("query")
                    .create(Map.of("klass", "javascript:alert(1)//", "name", NASTY, "url", "@columns=" + NASTY));
        });
        anonymous = tracker.browser();
        mary = tracker.browser("mary");
        admin = tracker.browser("admin");
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    static List<String[]> statuses() {
        return Vectors.of("/web/statuses.txt");
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyPathHasItsStatus(String path, String status, String text) {
        Page page = anonymous.get(path);
        assertEquals(Integer.parseInt(status), page.status(), page.body());
        String shown = page.header("Content-Type").startsWith("text/html")
                ? page.html().text()
                : page.body();
        assertTrue(shown.contains(text), shown);
    }

    static List<String> pages() {
        return List.of(
                "",
                "issue",
                "issue1",
                "issue2",
                "issue?@template=item",
                "issue?@template=search",
                "issue?@columns=id,title,keyword,status&@sort=-activity&@group=status&@filter=title&title=x",
                "issue?@search_text=x",
                "issue?@template=help&properties=title,id&property=superseder&form=itemSynopsis",
                "user",
                "user1",
                "user3",
                "user?@template=item",
                "user?@template=register",
                "user?@template=forgotten",
                "user?@template=rego_progress",
                "keyword",
                "keyword1",
                "keyword?@template=item",
                "status",
                "status1",
                "priority?@template=item",
                "file",
                "file1",
                "file?@template=item",
                "msg",
                "msg1",
                "msg?@template=item",
                "query",
                "query1",
                "query?@template=edit",
                "home?@template=classlist",
                "home?@template=dashboard",
                "issue999");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageWorksForEverybody(String path) {
        for (Browser browser : List.of(anonymous, mary, admin)) {
            Page page = browser.get(path);
            assertTrue(page.status() < 500, page.body());
            Document html = page.html();
            assertFalse(html.select("html[lang], h1").isEmpty());
            String text = html.text().replace(NASTY, "");
            assertFalse(text.matches("(?s).*\\$!?\\{?[a-z]+[.}(].*"), "a reference is left: " + text);
            assertFalse(text.matches("(?s).*#(if|end|else|set|foreach|parse)\\b.*"), "a directive is left: " + text);
            assertTrue(
                    html.select("script:not([src])").isEmpty()
                            && html.select("script:not([nonce])").isEmpty(),
                    "a script that is not ours: " + html.select("script"));
            html.getAllElements().forEach(PagesTest::hasNoHandlers);
            labelled(html);
        }
    }

    private static void hasNoHandlers(Element element) {
        element.attributes().forEach(attribute -> {
            assertFalse(attribute.getKey().toLowerCase(Locale.ROOT).startsWith("on"), element.outerHtml());
            assertFalse(attribute.getValue().startsWith("javascript:"), element.outerHtml());
        });
    }

    /** Every control has a name for people who cannot see it. */
    private static void labelled(Document html) {
        for (Element control : html.select("input:not([type=hidden]), select, textarea")) {
            boolean named = control.hasAttr("aria-label")
                    || control.closest("label") != null
                    || (control.hasAttr("id")
                            && html.select("label").stream()
                                    .anyMatch(label -> label.attr("for").equals(control.id())));
            assertTrue(named, control.outerHtml());
        }
    }

    @Test
    void pagesMayLoadNothingFromElsewhere() {
        Page page = anonymous.get("");
        String policy = page.header("Content-Security-Policy");
        String nonce = page.html().select("script").first().attr("nonce");
        assertTrue(policy.contains("default-src 'none'") && policy.contains("'nonce-" + nonce + "'"), policy);
        assertEquals("nosniff", page.header("X-Content-Type-Options"));
        assertFalse(policy.contains(
                anonymous.get("").html().select("script").first().attr("nonce")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void otherMethodsAreRefused(String method) {
        Page page = anonymous.send(method, "issue1");
        assertEquals(405, page.status());
        assertEquals("HEAD, GET, POST", page.header("Allow"));
        assertTrue(page.messages().contains("Bad method: " + method));
    }

    @Test
    void aListTakesTheSameStatementsHoweverLongItIs() {
        tracker.run("mary", db -> {
            for (int i = 0; i < 40; i++) {
                String keyword = db.getclass("keyword").create(Map.of("name", "k" + i));
                db.getclass("issue")
                        .create(Map.of(
                                "title", "Many " + i,
                                "keyword", List.of(keyword),
                                "assignedto", Integer.toString(1 + i % 4),
                                "status", Integer.toString(1 + i % 8)));
            }
        });
        String list = "issue?@columns=id,title,keyword,status,assignedto,creator,activity&@group=priority&@sort=-id";
        statements(list);
        int few = statements(list + "&@pagesize=4");
        int many = statements(list + "&@pagesize=40");
        assertTrue(many <= few + 1, many + " statements instead of " + few);
    }

    private static int statements(String path) {
        Logger logger = Logger.getLogger("roundup.web");
        List<String> told = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                told.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        Level before = logger.getLevel();
        logger.setLevel(Level.FINE);
        logger.addHandler(handler);
        try {
            assertEquals(200, anonymous.get(path).status());
            return told.stream()
                    .filter(line -> line.contains("statements"))
                    .map(line -> line.replaceFirst(".* took (\\d+) .*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElseThrow();
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(before);
        }
    }

    @Test
    void aHeadHasNoBody() {
        Page page = anonymous.send("HEAD", "issue");
        assertEquals(200, page.status());
        assertEquals("", page.body());
    }

    @Test
    void messagesFromAddressesNeedASeal() {
        assertEquals("", anonymous.get("issue1?@ok_message=Send%20money").messages());
        assertEquals(
                "", anonymous.get("issue1?@ok_message=x&@message_seal=AAAA").messages());
    }

    @Test
    void aDownloadIsHarmless() {
        Page page = anonymous.get("file1/evil.html");
        assertEquals(200, page.status());
        assertEquals("application/octet-stream", page.header("Content-Type"));
        assertTrue(page.header("Content-Disposition").startsWith("attachment"));
        assertTrue(page.header("Content-Security-Policy").contains("script-src 'none'"));
        assertEquals("nosniff", page.header("X-Content-Type-Options"));
    }

    @Test
    void staticFilesCanBeAskedForAgainAndInParts() {
        Page whole = anonymous.get("@@file/roundup.css");
        String tag = whole.header("ETag");
        assertEquals(
                304, anonymous.get("@@file/roundup.css", "If-None-Match", tag).status());
        assertEquals(
                304,
                anonymous.get("@@file/roundup.css", "If-None-Match", "W/" + tag).status());
        assertEquals(
                200,
                anonymous.get("@@file/roundup.css", "If-None-Match", "\"x\"").status());
        Page part = anonymous.get("@@file/roundup.css", "Range", "bytes=0-9");
        assertEquals(206, part.status());
        assertEquals(whole.body().substring(0, 10), part.body());
        assertEquals("public, max-age=4838400", whole.header("Cache-Control"));
        String address = whole.html().text().isEmpty()
                ? ""
                : anonymous.get("").html().select("link[rel=stylesheet]").attr("href");
        assertTrue(anonymous.get(address).header("Cache-Control").contains("immutable"), address);
    }

    @ParameterizedTest
    @CsvSource({"home/x, 200, ../", "issue/, 404, ../", "issue/x/y, 404, ../../", "issue, 200, ''"})
    void linksLeadToTheTrackerFromAnyDepth(String path, int status, String up) {
        Page page = tracker.browser().get(path);
        assertEquals(status, page.status());
        assertEquals(up, page.html().select("head > base").attr("href"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, @@file/nosuch.css, 404",
        "GET, @@file/a/b/nosuch.css, 404",
        "GET, @@file/, 404",
        "GET, nosuch/x, 404",
        "DELETE, @@file/roundup.css, 405",
        "PUT, msg1/x, 405"
    })
    void plainErrorPagesNeedNoOtherFile(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(tracker.base() + path))
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
        assertEquals(status, answer.statusCode());
        Document page = Jsoup.parse(answer.body());
        assertEquals(1, page.select("main > h1").size(), answer.body());
        assertTrue(page.select("link, script").isEmpty());
        byte[] style = page.select("style").first().data().getBytes(StandardCharsets.UTF_8);
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style));
        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("'sha256-" + hash + "'"), policy);
        assertEquals(status == 405, answer.headers().firstValue("Allow").isPresent());
    }
}
