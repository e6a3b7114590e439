package org.roundup.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;
import org.roundup.web.site.TestTracker;

/** A page that is open tells what others change, and keeps what was typed when it is shown anew. */
class LivePageIT {

    private static ChromeDriver driver;
    private static TestTracker tracker;
    private static Window window;

    @BeforeAll
    static void start() throws Exception {
        driver = Chromium.start();
        tracker = TestTracker.start("classic", Map.of());
        window = new Window(driver, tracker.base());
    }

    @AfterAll
    static void stop() throws Exception {
        if (tracker != null) {
            tracker.close();
        }
        if (driver != null) {
            driver.quit();
        }
    }

    private static void await(String script) {
        window.await(script, () -> Boolean.TRUE.equals(window.script("return " + script)));
    }

    private static String live() {
        return (String) window.script("return document.querySelector('.live').innerText");
    }

    @Test
    void anIssueTellsOfChangesAndKeepsWhatWasTyped() {
        String id = tracker.call("admin", db -> db.getclass("issue").create(Map.of("title", "A drop")));
        window.login("joe");
        window.open("issue" + id);
        window.script("const area = document.querySelector('textarea[name=\"@note\"]');"
                + "area.value = 'half a note'; area.dispatchEvent(new Event('input', { bubbles: true }))");
        assertEquals("", live());
        tracker.run("mary", db -> db.getclass("issue")
                .set(
                        id,
                        Map.of(
                                "title",
                                "A flood",
                                "status",
                                db.getclass("status").lookup("chatting"))));
        await("document.querySelector('.live').innerText.includes('mary')");
        assertTrue(live().contains("Title") && live().contains("Status"), live());
        window.script("document.querySelector('[data-reload]').click()");
        await("document.querySelector('h1') && document.querySelector('h1').innerText === 'A flood'");
        await("document.querySelector('textarea[name=\"@note\"]').value === 'half a note'");
        assertEquals("", live());
        assertFalse(Boolean.TRUE.equals(
                window.script("return Object.keys(sessionStorage).some((key) => key.startsWith('roundup-typed'))")));
    }

    @Test
    void aListTellsHowMuchHasChanged() {
        tracker.call("admin", db -> db.getclass("issue").create(Map.of("title", "Old news")));
        window.login("joe");
        window.open("issue");
        for (int i = 0; i < 2; i++) {
            String title = "News " + i;
            tracker.run("mary", db -> db.getclass("issue").create(Map.of("title", title)));
        }
        await("/[12] items have changed/.test(document.querySelector('.live').innerText)");
        window.script("document.querySelector('[data-reload]').click()");
        await(
                "document.querySelector('table.list') && document.querySelector('table.list').innerText.includes('News 0')");
    }
}
