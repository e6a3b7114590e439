package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** What a tracker adds to its pages: actions and functions of extensions, templates and static files of its own. */
class ExtensionsTest {

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of());
        Path home = tracker.home();
        Files.createDirectories(home.resolve("extensions"));
        Files.writeString(home.resolve("extensions/tools.groovy"), """
                class Rename {
                    def client
                    Rename(client) { this.client = client }
                    def handle() {
                        client.db.getclass('issue').set(client.nodeid, title: client.form.first('to'))
                        client.redirect('issue' + client.nodeid)
                    }
                }
                def hello(client) { '<p>hello ' + client.user + '</p>' }
                def shout(text) { text.toString().toUpperCase() }
                def init(tracker) {
                    tracker.registerAction('rename', Rename)
                    tracker.registerAction('hello', hello)
                    tracker.registerUtil('shout', shout)
                    tracker.registerUtilMethod('greet') { utils, name -> utils.html_quote('hi ' + name) }
                    tracker.registerUtil('local_replace') { html -> html.replace('#1', '<a href="issue1">#1</a>') }
                }
                """);
        Files.writeString(
                home.resolve("html/issue.own.html"),
                "#set($title = 'Own')<h1>$utils.shout('<b>') $utils.greet('<i>') $undefined.thing $context.title</h1>"
                        + "#evaluate('x')");
        Files.writeString(
                home.resolve("html/issue.safe.html"),
                "#set($title = 'Own')<h1>$utils.shout('<b>') $utils.greet('<i>') ."
                        + "$undefined.thing .$context.class.classLoader .$context.getClass().forName('java.lang.Runtime')</h1>");
        Files.writeString(home.resolve("html/issue.feed.xml"), "<feed>$context.title</feed>");
        Files.writeString(home.resolve("html/own.css"), "body {}");
        tracker.run("mary", db -> {
            String msg =
                    db.getclass("msg").create(Map.of("content", "see #1 <b>", "author", db.getuid(), "date", db.now()));
            db.getclass("issue").create(Map.of("title", "a < b", "messages", List.of(msg)));
        });
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    @Test
    void functionsAreCalledLikeMethodsAndTheirTextIsEscaped() {
        Page page = tracker.browser().get("issue1?@template=safe");
        assertEquals(200, page.status(), page.body());
        assertTrue(page.body().contains("<h1>&lt;B&gt; hi &lt;i&gt; . . .</h1>"), page.body());
    }

    @Test
    void noTextIsEverRunAsATemplate() {
        assertEquals(500, tracker.browser().get("issue1?@template=own").status());
    }

    @Test
    void actionsAreFunctionsOrClasses() {
        assertEquals(
                "<p>hello anonymous</p>",
                tracker.browser().get("?@action=hello").body());
        Page page = tracker.browser("mary")
                .post("issue1", List.of(Field.of("@action", "rename"), Field.of("to", "renamed")));
        assertEquals(tracker.base() + "issue1", page.header("Location"), page.messages());
        assertTrue(tracker.browser().get("issue1").html().select("h1").text().contains("renamed"));
        tracker.run("mary", db -> db.getclass("issue").set("1", Map.of("title", "a < b")));
    }

    @Test
    void messagesPassThroughTheTrackersOwnLinks() {
        assertTrue(tracker.browser().get("issue1").body().contains("see <a href=\"issue1\">#1</a> &lt;b&gt;"));
    }

    @Test
    void templatesMakeOtherTypesToo() {
        Page page = tracker.browser().get("issue1?@template=feed");
        assertTrue(page.header("Content-Type").startsWith("application/xml"));
        assertTrue(page.body().endsWith("</feed>") && page.body().startsWith("<feed>"), page.body());
    }

    @Test
    void ownFilesAreServedButNotTemplates() {
        assertEquals(200, tracker.browser().get("@@file/own.css").status());
        assertEquals(404, tracker.browser().get("@@file/issue.own.html").status());
    }
}
