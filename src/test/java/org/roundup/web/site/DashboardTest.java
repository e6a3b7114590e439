package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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

    static Document dashboard(Browser browser) {
        return browser.get("home?@template=dashboard").html();
    }

    private static List<String> titles(Document page, String heading) {
        Element section =
                page.select("section:has(> h2:contains(" + heading + "))").first();
        return section == null
                ? List.of()
                : section.select("a.title").stream().map(Element::text).toList();
    }

    static Element chart(Document page, String title) {
        Element chart = page.select("svg.chart").stream()
                .filter(svg ->
                        title.equals(svg.getElementsByTag("title").first().text()))
                .findFirst()
                .orElseThrow();
        assertEquals(
                chart.getElementsByTag("title").attr("id"),
                chart.attr("aria-labelledby"),
                "the picture is named by its title");
        assertEquals(chart.getElementsByTag("desc").attr("id"), chart.attr("aria-describedby"));
        return chart;
    }

    static List<String> table(Document page, String title) {
        return page.select("details.chart-table").stream()
                .filter(table -> title.equals(table.select("caption").text()))
                .flatMap(table -> table.select("tbody tr").stream())
                .map(Element::text)
                .toList();
    }

    private static List<String> listed(Browser browser, Element link) {
        return browser.get(link.attr("href")).html().select("table.list tr[data-href] a.title").stream()
                .map(Element::text)
                .sorted()
                .toList();
    }

    @Test
    void chartsCountOpenIssuesAndLinkToThem() {
        Document page = dashboard(tracker.browser());
        Element ages = chart(page, "Age of open Issues");
        assertEquals(
                "up to a week 3, up to a month 0, up to half a year 0, up to a year 0, older 0",
                ages.getElementsByTag("desc").text());
        assertEquals(
                List.of("up to a week 3", "up to a month 0", "up to half a year 0", "up to a year 0", "older 0"),
                table(page, "Age of open Issues"));
        assertEquals(
                "unread 3",
                chart(page, "Open Issues by Status").getElementsByTag("desc").text());
        assertEquals(
                List.of("Issue 1", "Issue 2", "Issue 3"),
                listed(tracker.browser(), ages.select("a").first()));
    }

    @Test
    void chartOverTimeTellsOpenAndNewIssuesOfEachMonth() {
        Document page = dashboard(tracker.browser());
        Element chart = chart(page, "Open Issues over time");
        List<Element> months = chart.select("a");
        assertEquals(12, months.size());
        String now = YearMonth.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("LLLL yyyy", Locale.ENGLISH));
        assertEquals(now + ": 3 open, 4 new", months.get(11).attr("aria-label"));
        assertTrue(months.get(10).attr("aria-label").endsWith(": 0 open, 0 new"));
        assertEquals(now + " 3 4", table(page, "Open Issues over time").get(11));
        assertEquals(List.of("Done", "Issue 1", "Issue 2", "Issue 3"), listed(tracker.browser(), months.get(11)));
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
