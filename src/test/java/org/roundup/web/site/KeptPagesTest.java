package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** Pages that are shown again without being made again: nobody can tell, but by the time they take. */
class KeptPagesTest {

    private static TestTracker tracker;
    private static Browser anonymous;
    private static Browser mary;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of());
        Files.createDirectories(tracker.home().resolve("extensions"));
        Files.writeString(tracker.home().resolve("extensions/count.groovy"), """
                def init(tracker) { tracker.registerUtil('count') { -> Counter.next() } }
                class Counter { static int calls; static int next() { ++calls } }
                """);
        // a page that tells whether it was made or kept, and one that uses a function
        Files.writeString(
                tracker.home().resolve("html/issue.made.html"),
                "$utils.keep_page()<p id='made'>$context.hashCode()</p>$utils.csrf()");
        Files.writeString(
                tracker.home().resolve("html/issue.counted.html"),
                "$utils.keep_page()<p id='count'>$utils.count()</p>");
        Files.writeString(tracker.home().resolve("html/issue.plain.html"), "<p id='made'>$context.hashCode()</p>");
        tracker.run("mary", db -> db.getclass("issue").create(Map.of("title", "First", "priority", "2")));
        anonymous = tracker.browser();
        mary = tracker.browser("mary");
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    private static String made(Browser browser, String path) {
        Page page = browser.get(path);
        assertEquals(200, page.status(), page.body());
        return page.html().select("#made").text();
    }

    @Test
    void aPageThatMayBeKeptIsMadeOnceForTheSameUserAndAddress() {
        String first = made(mary, "issue1?@template=made");
        assertEquals(first, made(mary, "issue1?@template=made"));
        assertNotEquals(first, made(anonymous, "issue1?@template=made"));
        assertNotEquals(first, made(mary, "issue1?@template=made&more=1"));
        assertNotEquals(first, made(mary, "issue1?@template=made&@language=de"));
    }

    @Test
    void otherPagesAreMadeEachTime() {
        assertNotEquals(made(mary, "issue1?@template=plain"), made(mary, "issue1?@template=plain"));
    }

    @Test
    void aPageWithAFunctionOfAnExtensionIsMadeEachTime() {
        String first =
                mary.get("issue1?@template=counted").html().select("#count").text();
        assertFalse(first.isEmpty());
        assertNotEquals(
                first,
                mary.get("issue1?@template=counted").html().select("#count").text());
    }

    @Test
    void aChangeShowsAtOnce() {
        assertTrue(anonymous.get("issue1").body().contains("First"));
        for (int i = 0; i < 5; i++) {
            String title = "Title number " + i;
            tracker.run("mary", db -> db.getclass("issue").set("1", Map.of("title", title)));
            assertTrue(anonymous.get("issue1").body().contains(title));
            assertTrue(anonymous.get("issue?@columns=title").body().contains(title));
        }
        tracker.run("mary", db -> db.getclass("issue").set("1", Map.of("title", "First")));
    }

    @Test
    void theContentOfAMessageThatIsReplacedShowsAtOnce() {
        String[] message = new String[1];
        tracker.run("mary", db -> {
            message[0] =
                    db.getclass("msg").create(Map.of("content", "before", "author", db.getuid(), "date", db.now()));
            db.getclass("issue").set("1", Map.of("messages", List.of(message[0])));
        });
        assertTrue(anonymous.get("issue1").html().select(".prose").text().contains("before"));
        tracker.run("mary", db -> db.getclass("msg").set(message[0], Map.of("content", "after")));
        assertTrue(anonymous.get("issue1").html().select(".prose").text().contains("after"));
    }

    @Test
    void eachAnswerHasItsOwnNonceAndToken() {
        Page one = mary.get("issue1");
        Page two = mary.get("issue1");
        assertEquals(one.body().length(), two.body().length());
        for (Page page : List.of(one, two)) {
            String nonce = page.html().select("script[nonce]").attr("nonce");
            assertTrue(page.header("Content-Security-Policy").contains("'nonce-" + nonce + "'"));
        }
        assertNotEquals(token(one), token(two));
        for (Page page : List.of(one, two)) {
            Page edited = mary.postAsIs(
                    "issue1",
                    List.of(Field.of("@action", "edit"), Field.of("@note", "a note"), Field.of("@csrf", token(page))));
            assertEquals(302, edited.status(), edited.messages());
        }
    }

    private static String token(Page page) {
        return page.html().select("form[name=itemSynopsis] input[name=@csrf]").attr("value");
    }

    @Test
    void theMessageOfARedirectIsToldOnce() {
        mary.get("issue1");
        Page edited = mary.post(
                "issue1", List.of(Field.of("@action", "edit"), Field.of("title", "First"), Field.of("@note", "again")));
        Page told = mary.follow(edited);
        assertFalse(told.messages().isEmpty());
        assertEquals("", mary.get("issue1").messages());
    }

    @Test
    void whoLogsOutSeesThePageOfVisitors() {
        Browser joe = tracker.browser("joe");
        assertTrue(joe.get("issue1").body().contains("Logged in as"));
        joe.post("", List.of(Field.of("@action", "logout")));
        assertFalse(joe.get("issue1").body().contains("Logged in as"));
    }
}
