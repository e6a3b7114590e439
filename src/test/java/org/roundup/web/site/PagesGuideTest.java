package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.Interval;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** The examples of the guide to pages work, and everything that its reference names is there. */
class PagesGuideTest {

    private static final Pattern FILE = Pattern.compile("(?s)`([a-z_.0-9/]+)`:\n\n```[a-z]+\n(.*?)```");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\$[^`]+)` \\| (.*) \\|$");

    private static TestTracker tracker;
    private static String guide;

    @BeforeAll
    static void start() throws Exception {
        guide = Files.readString(Path.of("docs", "pages.md"));
        tracker = TestTracker.start("classic", Map.of());
        Path schema = tracker.home().resolve("schema.groovy");
        Files.writeString(
                schema,
                Files.readString(schema)
                        .replaceFirst(
                                "IssueClass\\('issue',",
                                "IssueClass('issue', due: Date(), effort: Interval(), cost: Number(), urgent: Boolean(),"));
        for (MatchResult file : FILE.matcher(guide).results().toList()) {
            Path path = tracker.home().resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2));
        }
        Thread.sleep(1100); // until the tracker of this test sees the schema, too
        tracker.run("mary", PagesGuideTest::fill);
    }

    private static void fill(org.roundup.store.Database db) {
        String mary = db.getuid();
        String keyword = db.getclass("keyword").create(Map.of("name", "guide"));
        String file = db.getclass("file").create(Map.of("name", "a.txt", "type", "text/plain", "content", "text"));
        String msg = db.getclass("msg").create(Map.of("content", "see issue1", "author", mary, "date", db.now()));
        String issue = db.getclass("issue")
                .create(Map.of(
                        "title", "Write <b>",
                        "status", "1",
                        "priority", "1",
                        "nosy", List.of("1", mary),
                        "keyword", List.of(keyword),
                        "files", List.of(file),
                        "messages", List.of(msg),
                        "due", db.now(),
                        "effort", Interval.ofStored("2d"),
                        "urgent", true));
        db.getclass("query").create(Map.of("name", "New", "klass", "issue", "url", "@filter=status&status=1"));
        db.getclass("issue").set(issue, Map.of("cost", 1.5));
        db.getclass("issue").create(Map.of("title", "Another", "superseder", List.of(issue)));
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    @Test
    void theBoardShowsIssuesAndClaimsThem() {
        Browser mary = tracker.browser("mary");
        Page page = mary.get("issue?@template=board");
        assertEquals(200, page.status(), page.body());
        Document html = page.html();
        assertEquals("Write <b>", html.select(".board a[href=issue1]").text());
        assertTrue(html.select(".board li").text().contains("Claim"), html.text());
        Page claimed = mary.post("issue1", List.of(Field.of("@action", "claim")));
        assertEquals(tracker.base() + "issue1", claimed.header("Location"), claimed.messages());
        String owner = tracker.call(
                "admin", db -> db.getclass("issue").get("1", "assignedto").toString());
        assertEquals(tracker.call("admin", db -> db.getclass("user").lookup("mary")), owner);
        assertEquals(
                403,
                tracker.browser()
                        .post("issue1", List.of(Field.of("@action", "claim")))
                        .status());
    }

    @Test
    void theFeedIsXml() {
        Page page = tracker.browser().get("issue?@template=feed");
        assertTrue(page.header("Content-Type").startsWith("application/xml"));
        assertTrue(page.body().contains("<title>Write &lt;b&gt;</title>"), page.body());
    }

    @Test
    void partsAndSettingsCount() {
        Page missing = tracker.browser().get("issue99");
        assertEquals(404, missing.status());
        assertTrue(missing.html().text().contains("Nothing here"), missing.body());
        assertEquals("Board 1.0", tracker.browser().get("?@action=version").body());
    }

    @Test
    void everythingThatTheReferenceNamesIsThere() throws IOException {
        Matcher rows = ROW.matcher(guide);
        StringBuilder page = new StringBuilder("#set($frame = false)\n");
        List<MatchResult> all = rows.results().toList();
        for (int i = 0; i < all.size(); i++) {
            page.append("<div id=\"r")
                    .append(i)
                    .append("\">[")
                    .append(all.get(i).group(1))
                    .append("]</div>\n");
        }
        assertTrue(all.size() > 150, "rows are found at all: " + all.size());
        Files.writeString(tracker.home().resolve("html/issue.reference.html"), page.toString());
        Page shown = tracker.browser("admin").get("issue1?@template=reference");
        assertEquals(200, shown.status(), shown.body());
        StringBuilder missing = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            String text = between(shown.body(), "<div id=\"r" + i + "\">[", "]</div>\n");
            boolean named = all.get(i).group(2).contains("(empty here)");
            if (text.isEmpty() != named || text.startsWith("$")) {
                missing.append(all.get(i).group(1)).append(" -> ").append(text).append('\n');
            }
        }
        assertEquals("", missing.toString());
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
