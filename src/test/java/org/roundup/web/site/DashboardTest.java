package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that sums the tracker up. */
class DashboardTest {

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of());
        tracker.run("mary", db -> {
            for (int i = 1; i <= 3; i++) {
                db.getclass("issue").create(Map.of("title", "Issue " + i, "priority", "2", "status", "1"));
            }
            db.getclass("issue").set("2", Map.of("assignedto", db.getuid()));
            String resolved = db.getclass("status").lookup("resolved");
            db.getclass("issue").create(Map.of("title", "Done", "priority", "2", "status", resolved));
        });
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    private static Document dashboard(Browser browser) {
        return browser.get("home?@template=dashboard").html();
    }

    private static List<String> titles(Document page, String heading) {
        Element section =
                page.select("section:has(> h2:contains(" + heading + "))").first();
        return section == null
                ? List.of()
                : section.select("a.title").stream().map(Element::text).toList();
    }

    @Test
    void chartsCountOpenIssuesAndLinkToThem() {
        Document page = dashboard(tracker.browser());
        Element ages = page.select("svg.chart[aria-label^=Age of open Issues]").first();
        assertEquals(
                "Age of open Issues: up to a week 3, up to a month 0, up to half a year 0, up to a year 0, older 0",
                ages.attr("aria-label"));
        assertTrue(page.select("svg.chart[aria-label^=Open Issues by Status]")
                .attr("aria-label")
                .endsWith("unread 3"));
        Element newest = ages.select("a").first();
        assertEquals(
                3,
                tracker.browser()
                        .get(newest.attr("href"))
                        .html()
                        .select("table.list tr[data-href]")
                        .size());
    }

    @Test
    void recentActivityIsOfAllIssuesAndOwnWorkOfOpenOnesThatOneHas() {
        Document page = dashboard(tracker.browser("mary"));
        assertEquals(4, titles(page, "Recent activity").size());
        assertEquals(List.of("Issue 2"), titles(page, "Your work"));
        assertTrue(titles(dashboard(tracker.browser()), "Your work").isEmpty());
        assertFalse(titles(dashboard(tracker.browser()), "Recent activity").isEmpty());
    }
}
