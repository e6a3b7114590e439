package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roundup.web.site.Browser.Page;

/** What options of {@code [web]} switch on and off. */
class SwitchesTest {

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("minimal", Map.of("web_debug", "yes", "web_dynamic_compression", "no"));
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    @Test
    void withDebugTheBrowserShowsWhatHasFailed() throws Exception {
        Files.writeString(tracker.home().resolve("html/home.own.html"), "a\n#parse(\"nosuch.html\")");
        Page page = tracker.browser().get("home?@template=own");
        assertEquals(500, page.status());
        assertTrue(page.html().text().contains("nosuch.html"), page.body());
        assertTrue(page.body().contains("at org.roundup"), page.body());
    }

    @Test
    void nothingIsCompressedWhereThatIsNotWanted() {
        for (String path : new String[] {"", "@@file/roundup.css", "rest"}) {
            Page page = tracker.browser().get(path, "Accept-Encoding", "zstd, br, gzip");
            assertEquals("", page.header("Content-Encoding"), path);
            assertTrue(
                    page.response().headers().allValues("Vary").stream().noneMatch(vary -> vary.contains("Encoding")),
                    path);
        }
    }
}
