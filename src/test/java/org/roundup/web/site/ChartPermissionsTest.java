package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The pictures of the dashboard tell nothing of issues that the visitor may not see. */
class ChartPermissionsTest {

    @Test
    void chartsDoNotCountWhatTheVisitorMayNotSee() throws Exception {
        try (TestTracker strict = TestTracker.start("classic", Map.of())) {
            Path schema = strict.home().resolve("schema.groovy");
            Files.writeString(schema, withoutIssues(Files.readString(schema)) + """
                            def some(db, userid, itemid) { db.issue.get(itemid, 'title') == 'Public' }
                            def find_some(db, userid, klass) { [[filterspec: [title: 'Public']]] }
                            p = db.security.addPermission(name: 'View', klass: 'issue', check: some, filter: find_some)
                            db.security.addPermissionToRole 'Anonymous', p
                            p = db.security.addPermission(name: 'Search', klass: 'issue')
                            db.security.addPermissionToRole 'Anonymous', p
                            """);
            strict.run("mary", db -> {
                db.getclass("issue").create(Map.of("title", "Public", "priority", "2"));
                db.getclass("issue").create(Map.of("title", "Hidden", "priority", "2"));
            });
            assertCharts(1, DashboardTest.dashboard(strict.browser()));
            assertCharts(2, DashboardTest.dashboard(strict.browser("mary")));
        }
    }

    @Test
    void visitorWhoMaySearchNothingGetsNoCharts() throws Exception {
        try (TestTracker strict = TestTracker.start("classic", Map.of())) {
            Path schema = strict.home().resolve("schema.groovy");
            Files.writeString(schema, withoutIssues(Files.readString(schema)) + """
                            def none(db, userid, itemid) { false }
                            p = db.security.addPermission(name: 'View', klass: 'issue', check: none)
                            db.security.addPermissionToRole 'Anonymous', p
                            """);
            strict.run("mary", db -> db.getclass("issue").create(Map.of("title", "Hidden", "priority", "2")));
            Browser.Page page = strict.browser().get("home?@template=dashboard");
            assertEquals(200, page.status());
            assertTrue(page.html().select("svg.chart").isEmpty());
        }
    }

    /** The schema of classic, whose visitors may see no issues at all. */
    private static String withoutIssues(String schema) {
        String allowed = "['issue', 'file', 'msg', 'keyword', 'priority', 'status']";
        assertTrue(schema.contains(allowed));
        return schema.replace(allowed, allowed.replace("'issue', ", ""));
    }

    private static void assertCharts(int open, Document page) {
        assertEquals(
                "up to a week " + open,
                DashboardTest.table(page, "Age of open Issues").get(0));
        assertEquals(
                "unread " + open,
                DashboardTest.chart(page, "Open Issues by Status")
                        .getElementsByTag("desc")
                        .text());
        assertTrue(DashboardTest.table(page, "Open Issues over time").get(11).endsWith(" " + open + " " + open));
    }
}
