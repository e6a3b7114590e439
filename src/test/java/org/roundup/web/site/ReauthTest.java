package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** A detector wants the password once more before something is done. */
class ReauthTest {

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of("web_login_attempts_min", "3"));
        Files.writeString(tracker.home().resolve("detectors/guard.groovy"), """
                def guard(db, cl, nodeid, newvalues) {
                    if (newvalues.title?.startsWith('Top') && !db.reauth_done) {
                        throw new Reauth('Is it <b>you</b>?')
                    }
                }
                def init(db) {
                    db.issue.audit('create', this.&guard)
                    db.issue.audit('set', this.&guard)
                }
                """);
        Files.createDirectories(tracker.home().resolve("extensions"));
        Files.writeString(tracker.home().resolve("extensions/top.groovy"), """
                def top(client) {
                    client.db.getclass('issue').set(client.nodeid, title: 'Top ' + client.form.first('word'))
                    client.redirect('issue' + client.nodeid)
                }
                def init(tracker) { tracker.registerAction('MakeTop', this.&top) }
                """);
        tracker.run("admin", db -> db.getclass("user")
                .create(Map.of(
                        "username",
                        "kim",
                        "roles",
                        "User",
                        "password",
                        new org.roundup.hyperdb.Password("plaintext", "kim"))));
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    private static String issue(String title) {
        return tracker.call("admin", db -> db.getclass("issue").create(Map.of("title", title)));
    }

    private static Object title(String id) {
        return tracker.call("admin", db -> db.getclass("issue").get(id, "title"));
    }

    /** Fills in the page that asks for the password, and sends it. */
    private static Page confirm(Browser browser, Page page, String password) {
        Element form = page.html().select("form:has(#reauth)").first();
        List<Field> fields = new ArrayList<>(List.of(Field.of("@reauth_password", password)));
        form.select("input[type=hidden]")
                .forEach(input -> fields.add(Field.of(input.attr("name"), input.attr("value"))));
        return browser.postAsIs(form.attr("action"), fields);
    }

    @Test
    void anEditIsDoneAfterThePassword() {
        String id = issue("Plain");
        Browser mary = tracker.browser("mary");
        Page asked = mary.post(
                "issue" + id,
                List.of(
                        Field.of("@action", "edit"),
                        Field.of("title", "Top \"secret\" <i>"),
                        Field.of("nosy", ""),
                        Field.of("@note", "line one\r\nline two"),
                        Field.file("@file", "a b.txt", "text/x-thing", "con\ntent"),
                        Field.file("@file", "", "application/octet-stream", "")));
        assertEquals(403, asked.status());
        assertEquals("Is it <b>you</b>?", asked.messages());
        assertEquals("Plain", title(id));

        Page wrong = confirm(mary, asked, "wrong");
        assertEquals(403, wrong.status());
        assertEquals("Password incorrect.", wrong.messages());
        assertEquals("Plain", title(id));

        Page done = confirm(mary, wrong, "mary");
        assertEquals(302, done.status(), done.messages());
        assertTrue(
                done.redirectMessage().endsWith("issue " + id + " files, messages, status, title edited ok"),
                done.redirectMessage());
        assertEquals("Top \"secret\" <i>", title(id));
        tracker.run("admin", db -> {
            List<?> files = (List<?>) db.getclass("issue").get(id, "files");
            assertEquals(1, files.size());
            String file = files.get(0).toString();
            assertEquals("a b.txt", db.getclass("file").get(file, "name"));
            assertEquals("text/x-thing", db.getclass("file").get(file, "type"));
            assertEquals(
                    "con\ntent",
                    new String(db.getclass("file").content(file), java.nio.charset.StandardCharsets.UTF_8));
            List<?> messages = (List<?>) db.getclass("issue").get(id, "messages");
            assertEquals(
                    "line one\nline two", db.getclass("msg").get(messages.get(0).toString(), "content"));
        });
    }

    @Test
    void aNewItemIsMadeAfterThePassword() {
        Browser mary = tracker.browser("mary");
        Page asked = mary.post(
                "issue",
                List.of(
                        Field.of("@action", "new"),
                        Field.of("@template", "item"),
                        Field.of("title", "Top new"),
                        Field.file("@file", "big.bin", "application/octet-stream", "x".repeat(5_000_000))));
        assertEquals(403, asked.status());
        assertTrue(asked.messages().endsWith("please attach again afterwards: big.bin"), asked.messages());
        Page done = confirm(mary, asked, "mary");
        assertEquals(302, done.status(), done.messages());
        assertTrue(done.redirectMessage().matches("issue \\d+ created"), done.redirectMessage());
    }

    @Test
    void anActionOfAnExtensionToo() {
        String id = issue("Plain");
        Browser mary = tracker.browser("mary");
        Page asked = mary.post("issue" + id, List.of(Field.of("@action", "MakeTop"), Field.of("word", "of the list")));
        assertEquals(403, asked.status());
        assertEquals(302, confirm(mary, asked, "mary").status());
        assertEquals("Top of the list", title(id));
    }

    @Test
    void noOtherActionIsDoneThatWay() {
        Browser mary = tracker.browser("mary");
        for (String action : new String[] {"logout", "register", "reauth", "nosuch", ""}) {
            Page page = mary.post(
                    "issue",
                    List.of(
                            Field.of("@action", "reauth"),
                            Field.of("@next_action", action),
                            Field.of("@reauth_password", "mary")));
            assertEquals(422, page.status());
            assertEquals("Missing action to be authorized.", page.messages());
        }
    }

    @Test
    void guessingIsLimited() {
        String id = issue("Plain");
        Browser kim = tracker.browser("kim");
        Page page = kim.post("issue" + id, List.of(Field.of("@action", "edit"), Field.of("title", "Top")));
        for (int i = 0; i < 3; i++) {
            page = confirm(kim, page, "guess" + i);
            assertEquals(403, page.status());
        }
        page = confirm(kim, page, "kim");
        assertEquals(429, page.status());
        assertTrue(Integer.parseInt(page.header("Retry-After")) > 0);
        assertEquals("Plain", title(id));
    }
}
