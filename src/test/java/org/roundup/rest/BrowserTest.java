package org.roundup.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.ServedTracker;
import org.roundup.store.StoredClass;

/** REST in a browser: the page that describes it, and calls from pages of other sites. */
class BrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final String PAGE = """
            <!DOCTYPE html><title>elsewhere</title><p id="result">waiting</p>
            <script>
            (async () => {
              const headers = { 'Authorization': 'Basic ' + btoa('fred:sesame'), 'X-Requested-With': 'page',
                'Content-Type': 'application/json' };
              const told = [];
              try {
                const made = await fetch('{W}rest/data/issue', { method: 'POST', headers, body: '{"title":"from elsewhere"}' });
                const link = (await made.json()).data.link;
                told.push('made ' + made.status + ' ' + (made.headers.get('Location') === link));
                const item = await fetch(link, { headers });
                const mark = item.headers.get('ETag');
                const changed = await fetch(link, { method: 'PUT', headers: { ...headers, 'If-Match': mark },
                  body: '{"title":"changed from elsewhere"}' });
                told.push('changed ' + changed.status + ' ' + (await changed.json()).data.attribute.title);
                const list = await fetch('{W}rest/data/issue?@page_size=1', { headers });
                told.push('total ' + list.headers.get('X-Count-Total'));
              } catch (error) {
                told.push('failed ' + error.message);
              }
              document.getElementById('result').textContent = told.join('; ');
            })();
            </script>
            """;

    @TempDir
    static Path folder;

    @TempDir
    static Path profiles;

    private static ServedTracker served;
    private static HttpServer allowed;
    private static HttpServer foreign;

    @BeforeAll
    static void serve() throws IOException {
        allowed = pages();
        foreign = pages();
        served = ServedTracker.start(
                folder,
                Map.of("web_allowed_api_origins", origin(allowed)),
                Map.of("schema.groovy", "\ndb.security.addPermissionToRole 'Anonymous', 'Rest Access'\n"));
    }

    private static HttpServer pages() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = PAGE.replace("{W}", served.web()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String origin(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterAll
    static void stop() {
        served.close();
        allowed.stop(0);
        foreign.stop(0);
    }

    /** What a browser has made of a page, and what it has said meanwhile. */
    private record Seen(String page, String messages) {}

    private static Seen look(String address) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "there is no " + CHROMIUM + ", so no browser is tried");
        Path profile = Files.createTempDirectory(profiles, "profile");
        Path messages = profile.resolve("messages");
        Process browser = new ProcessBuilder(List.of(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--user-data-dir=" + profile,
                        "--enable-logging=stderr",
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        address))
                .redirectError(messages.toFile())
                .start();
        String page = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(browser.waitFor(2, TimeUnit.MINUTES), "the browser ends");
        return new Seen(page, Files.readString(messages));
    }

    @Test
    void theDescriptionIsShown() throws IOException, InterruptedException {
        Seen seen = look(served.web() + "rest/docs");
        assertTrue(seen.page().contains("<details id=\"listIssue\">"), seen.page());
        assertFalse(seen.page().contains("<details id=\"receiveEvent\">"), "webhooks are for administrators");
        assertTrue(seen.page().contains("<code>/data/issue/{id}/title</code>"), seen.page());
        assertFalse(seen.messages().contains("CONSOLE"), seen.messages());
    }

    @Test
    void theDescriptionForAdministratorsShowsWhatWebhooksAreSent() throws IOException, InterruptedException {
        visitorsAre("Admin");
        try {
            assertTrue(look(served.web() + "rest/docs").page().contains("<details id=\"receiveEvent\">"));
        } finally {
            visitorsAre("Anonymous");
        }
    }

    private static void visitorsAre(String roles) {
        served.tracker().call("admin", db -> {
            StoredClass users = db.getclass("user");
            users.set(users.lookup("anonymous"), Map.of("roles", roles));
            return null;
        });
    }

    @Test
    void pagesOfAnAllowedSiteMayCall() throws IOException, InterruptedException {
        Seen seen = look(origin(allowed) + "/");
        assertTrue(
                seen.page().contains("made 201 true; changed 200 changed from elsewhere; total 1"),
                seen.page() + seen.messages());
    }

    @Test
    void pagesOfOtherSitesMayNot() throws IOException, InterruptedException {
        int before = issues();
        Seen seen = look(origin(foreign) + "/");
        assertTrue(seen.page().contains("failed "), seen.page());
        assertEquals(before, issues());
    }

    private static int issues() {
        return served.tracker().call("admin", db -> db.getclass("issue").count());
    }
}
