package org.roundup.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import org.roundup.web.site.TestTracker;

/** Every function works in a browser that runs no scripts. */
class WithoutScriptIT {

    @TempDir
    static Path folder;

    private static Trial trial;
    private static TestTracker tracker;
    private static Window window;

    @BeforeAll
    static void start() throws Exception {
        trial = Trial.startWithoutScripts();
        tracker = trial.tracker();
        window = trial.window();
    }

    @AfterAll
    static void stop() throws Exception {
        if (trial != null) {
            trial.close();
        }
    }

    @Test
    void theScriptDoesNotRun() {
        window.open("");
        assertFalse(window.find(".theme-switch").isDisplayed());
    }

    @Test
    void createsAnIssueWithAFileAndAnswersWithAQuotation() throws Exception {
        Path file = Files.writeString(folder.resolve("trace.txt"), "a stack trace");
        window.login("mary");
        window.followText("Create New");
        window.fill("#title", "Made without script");
        new Select(window.find("#priority")).selectByVisibleText("urgent");
        window.fill("#note", "What I have seen");
        window.find("#file").sendKeys(file.toString());
        window.follow("button[name=submit_button]");
        assertEquals("Made without script", window.text("h1"));
        assertEquals("trace.txt", window.text(".files a.title"));
        window.follow("a.quote");
        assertEquals(
                "> What I have seen",
                window.find("#note").getDomProperty("value").strip());
        window.click("#note");
        window.pressControl(Keys.END);
        window.press("So have I");
        window.follow("button[name=submit_button]");
        window.says(".msg blockquote", "What I have seen");
    }

    @Test
    void searchesSortsAndGroups() {
        window.login("mary");
        window.fill("#search-text", "second");
        window.leave(() -> window.press(Keys.ENTER));
        assertEquals(1, window.all("tr[data-href]").size());
        window.open("issue?@template=search");
        window.fill("#s-title", "first");
        window.follow(".search-form button.primary");
        assertEquals(1, window.all("tr[data-href]").size());
        window.open("issue?@columns=id,title,status");
        window.click(".display-options summary");
        new Select(window.find("#group0")).selectByValue("status");
        window.follow(".display-options button");
        assertTrue(window.has("tr.group"));
    }

    @Test
    void changesManyIssuesAtOnce() {
        window.login("mary");
        window.open("issue?@columns=id,title,status");
        window.all("input[name='@bulk']").get(0).click();
        window.click(".bulk-edit summary");
        new Select(window.find("#set-status")).selectByVisibleText("deferred");
        window.follow(".bulk-edit button");
        assertTrue(window.text("table.list").contains("deferred"));
    }

    @Test
    void settlesACollision() {
        String id = tracker.call("admin", db -> db.getclass("issue").create(Map.of("title", "Old", "priority", "3")));
        window.login("mary");
        window.open("issue" + id);
        long second = System.currentTimeMillis() / 1000;
        window.await("the next second", () -> System.currentTimeMillis() / 1000 > second);
        tracker.run("admin", db -> db.getclass("issue").set(id, Map.of("title", "Theirs")));
        window.click(".edit-title summary");
        window.fill("#title", "Mine");
        window.follow("button[name=submit_button]");
        window.click("input[name=title][value=Mine]");
        window.follow("button[name=submit_button]");
        assertEquals("Mine", window.text("h1"));
    }

    @Test
    void combinesKeywordsAndLogsOut() {
        window.login("mary");
        window.open("keyword?@template=keywords_expr&property=keyword&of=issue");
        window.click("input[name=each]");
        window.follow(".expression button");
        window.follow(".tile .primary");
        assertEquals(
                List.of("The first one, with a new title"),
                window.all("tr[data-href] a.title").stream()
                        .map(link -> link.getText())
                        .toList());
        window.click("details.user-menu > summary");
        window.followText("Logout");
        assertTrue(window.text("details.user-menu > summary").contains("Login"));
    }
}
