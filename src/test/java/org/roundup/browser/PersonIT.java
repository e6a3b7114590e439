package org.roundup.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.Select;
import org.roundup.web.site.TestTracker;

/** What a person does with a tracker, with a mouse. */
class PersonIT {

    @TempDir
    static Path folder;

    private static Trial trial;
    private static TestTracker tracker;
    private static Window window;

    @BeforeAll
    static void start() throws Exception {
        Path mails = folder.resolve("mails");
        trial = Trial.start(Map.of("mail_debug", mails.toString()));
        tracker = trial.tracker();
        window = trial.window();
    }

    @AfterAll
    static void stop() throws Exception {
        if (trial != null) {
            trial.close();
        }
    }

    @BeforeEach
    void wideWindow() {
        window.device(1280, 900, false);
    }

    private static String createIssue(String title) {
        return tracker.call("admin", db -> db.getclass("issue")
                .create(Map.of("title", title, "priority", "3", "messages", List.of())));
    }

    private static Object stored(String id, String property) {
        return tracker.call("admin", db -> db.getclass("issue").get(id, property));
    }

    @Test
    void registersByTheLinkOfTheMail() throws Exception {
        window.logout();
        window.open("user?@template=register");
        window.fill("#username", "newcomer");
        window.fill("#password", "a long secret");
        window.fill("#password-confirm", "a long secret");
        window.fill("#address", "newcomer@example.org");
        window.follow("button[name=submit_button]");
        Path mails = folder.resolve("mails");
        window.await("the mail", () -> Files.exists(mails));
        window.await("the link", () -> read(mails).contains("otk="));
        String link = read(mails).replaceFirst("(?s).*(http://\\S+otk=[A-Za-z0-9_-]+).*", "$1");
        window.open(link);
        window.follow("main button.primary");
        assertEquals("You are now registered, welcome!", window.text(".message.ok"));
        window.click("details.user-menu > summary");
        assertTrue(window.text(".user-menu .popover").contains("newcomer"));
    }

    private static String read(Path mails) {
        try {
            return Files.readString(mails).replace("=\n", "").replace("=3D", "=");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void createsAnIssueWithAFileAndChangesIt() throws Exception {
        Path file = Files.writeString(folder.resolve("trace.txt"), "a stack trace");
        window.login("mary");
        window.followText("Create New");
        window.fill("#title", "It breaks on Mondays");
        new Select(window.find("#priority")).selectByVisibleText("urgent");
        window.fill("#note", "Seen *again* by @joe");
        window.find("#file").sendKeys(file.toString());
        assertTrue(window.text(".chosen-files").contains("trace.txt"));
        window.follow("button[name=submit_button]");
        assertTrue(window.text(".message.ok").contains("created"), window.text(".message.ok"));
        assertEquals("It breaks on Mondays", window.text("h1"));
        assertEquals("again", window.text(".msg .prose em"));
        assertEquals("@joe", window.text(".msg .prose a"));
        assertEquals("trace.txt", window.text(".files a.title"));

        new Select(window.find("#status")).selectByVisibleText("in-progress");
        window.click(".edit-title summary");
        window.fill("#title", "It breaks on Tuesdays");
        window.follow("button[name=submit_button]");
        assertEquals("It breaks on Tuesdays", window.text("h1"));
        assertEquals("in-progress", window.text(".byline .pill"));
        window.click("details.history summary");
        assertTrue(window.text(".history").contains("It breaks on Mondays"));
    }

    @Test
    void anErrorKeepsTheFormWithItsFiles() throws Exception {
        Path file = Files.writeString(folder.resolve("kept.txt"), "kept");
        window.login("mary");
        window.open("issue?@template=item");
        window.fill("#title", "With an unknown person");
        new Select(window.find("#priority")).selectByVisibleText("bug");
        window.fill("#nosy", "nobody-of-that-name");
        window.find("#file").sendKeys(file.toString());
        window.click("button[name=submit_button]");
        window.await("the error", () -> window.has(".message.error"));
        assertTrue(window.text(".message.error").contains("nobody-of-that-name"));
        assertEquals(1L, window.script("return document.querySelector('#file').files.length"));
        window.fill("#nosy", "joe");
        window.follow("button[name=submit_button]");
        assertEquals("kept.txt", window.text(".files a.title"));
    }

    @Test
    void settlesACollision() {
        String id = createIssue("As it was");
        window.login("mary");
        window.open("issue" + id);
        String first = window.driver().getWindowHandle();
        window.driver().switchTo().newWindow(WindowType.TAB);
        window.open("issue" + id);
        pauseForTheNextSecond();
        new Select(window.find("#status")).selectByVisibleText("testing");
        window.click(".edit-title summary");
        window.fill("#title", "As somebody else wants it");
        window.follow("button[name=submit_button]");
        window.driver().close();
        window.driver().switchTo().window(first);

        window.click(".edit-title summary");
        window.fill("#title", "As I want it");
        new Select(window.find("#priority")).selectByVisibleText("wish");
        window.fill("#note", "A note that must not get lost");
        window.follow("button[name=submit_button]");
        assertEquals("Edit collision", window.text("h1"));
        String table = window.text("table.list");
        assertTrue(table.contains("As somebody else wants it") && table.contains("As I want it"), table);
        assertTrue(window.find("input[name=status][value='6']").isSelected(), "only they have changed the status");
        assertTrue(window.find("input[name=priority][value='5']").isSelected(), "only I have changed the priority");
        assertEquals(0, window.all("input[name=title]:checked").size(), "both have changed the title");
        assertEquals(List.of(), Axe.violations(window));
        window.click("input[name=title][value='As I want it']");
        window.follow("button[name=submit_button]");
        assertEquals("As I want it", stored(id, "title"));
        assertEquals("6", stored(id, "status"));
        assertEquals("5", stored(id, "priority"));
        assertTrue(window.text(".timeline").contains("A note that must not get lost"));
    }

    /** Whether somebody else was faster is told by the second. */
    private static void pauseForTheNextSecond() {
        long second = System.currentTimeMillis() / 1000;
        window.await("the next second", () -> System.currentTimeMillis() / 1000 > second);
    }

    @Test
    void searchesAndKeepsTheSearch() {
        createIssue("A needle in the haystack");
        window.login("mary");
        window.fill("#search-text", "needle");
        window.leave(() -> window.press(Keys.ENTER));
        assertEquals(1, window.all("tr[data-href]").size());
        assertTrue(window.text(".chips").contains("needle"));
        window.click(".save-query summary");
        window.fill("#queryname", "My needles");
        window.follow(".save-query button");
        window.open("");
        window.followText("My needles");
        assertEquals("My needles", window.text("h1"));
        assertEquals("A needle in the haystack", window.text("tr[data-href] a.title"));
        window.follow(".chip-remove");
        assertTrue(window.all("tr[data-href]").size() > 1);
    }

    @Test
    void changesManyIssuesAtOnce() {
        String one = createIssue("Bulk one");
        String two = createIssue("Bulk two");
        window.login("mary");
        window.open("issue?@columns=id,title,status&@filter=title&title=Bulk");
        window.click("th.col-select input");
        assertEquals("2 chosen", window.text(".bulk-edit .count"));
        new Select(window.find("#set-status")).selectByVisibleText("resolved");
        window.follow(".bulk-edit button");
        assertEquals("8", stored(one, "status"));
        assertEquals("8", stored(two, "status"));
    }

    @Test
    void combinesKeywords() {
        String[] keywords = tracker.call("admin", db -> {
            String red = db.getclass("keyword").create(Map.of("name", "red"));
            String blue = db.getclass("keyword").create(Map.of("name", "blue"));
            db.getclass("issue").create(Map.of("title", "Only red", "keyword", List.of(red)));
            db.getclass("issue").create(Map.of("title", "Red and blue", "keyword", List.of(red, blue)));
            return new String[] {red, blue};
        });
        window.login("mary");
        window.open("issue?@template=search");
        window.followText("combine several");
        window.click("input[name=each][value='" + keywords[0] + "']");
        window.click("input[name=none][value='" + keywords[1] + "']");
        window.follow(".expression button");
        assertEquals("red AND NOT blue", window.text(".tile h2"));
        assertEquals(List.of(), Axe.violations(window));
        window.follow(".tile .primary");
        assertEquals(1, window.all("tr[data-href]").size());
        assertEquals("Only red", window.text("tr[data-href] a.title"));
    }

    @Test
    void looksAtTheDashboard() {
        window.login("mary");
        window.followText("Dashboard");
        assertTrue(window.text(".tiles").contains("Open Issues by Status"));
        window.leave(() -> window.script(
                "document.querySelector('.tile:not(.wide) .chart a').dispatchEvent(new MouseEvent('click', "
                        + "{ bubbles: true, cancelable: true, view: window }))"));
        assertTrue(window.has("tr[data-href]"));
    }

    @Test
    void previewsQuotesAndIsWarnedOfLeaving() {
        window.login("mary");
        window.open("issue1");
        window.click("a.quote");
        String quoted = (String) window.script("return document.querySelector('#note').value");
        assertTrue(quoted.startsWith("> "), quoted);
        window.fill("#note", "**loud** <script>alert(1)</script>");
        window.click(".preview-button");
        window.await("the preview", () -> window.find(".preview").isDisplayed());
        assertEquals("loud", window.text(".preview strong"));
        assertFalse(window.has(".preview script"));
        assertTrue(asksBeforeLeaving(), "the note has not been sent");
        window.script("document.querySelector('form[name=itemSynopsis]').reset()");
        assertFalse(asksBeforeLeaving());
    }

    private static boolean asksBeforeLeaving() {
        return (boolean) window.script("const event = new Event('beforeunload', { cancelable: true });"
                + "window.dispatchEvent(event); return event.defaultPrevented;");
    }

    @Test
    void filesAreDroppedAndPasted() {
        window.login("mary");
        window.open("issue1");
        window.script("""
                const form = document.forms.itemSynopsis;
                for (const [type, name] of [["drop", "dropped.txt"], ["paste", "pasted.png"]]) {
                    const data = new DataTransfer();
                    data.items.add(new File(["x"], name));
                    form.dispatchEvent(type === "drop"
                        ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
                        : new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
                }""");
        assertTrue(window.text(".chosen-files").matches("dropped.txt .*, pasted.png .*"), window.text(".chosen-files"));
        window.follow("button[name=submit_button]");
        window.says(".files", "dropped.txt");
        window.says(".files", "pasted.png");
    }

    @Test
    void choosesADateFromTheCalendar() {
        window.login("mary");
        window.open("issue?@template=search");
        window.script("""
                const pick = document.querySelector("#s-creation ~ .pick-date");
                pick.value = "2026-02-03";
                pick.dispatchEvent(new Event("change"));""");
        assertEquals("2026-02-03", window.find("#s-creation").getDomProperty("value"));
    }

    @Test
    void windowsFillInTheFieldForWhichTheyWereOpened() {
        window.login("mary");
        window.open("issue1");
        inAWindow("user?@template=help&properties=username&property=nosy&form=itemSynopsis", () -> {
            assertTrue(window.find("input[value=admin]").isSelected(), "who is on the list is ticked");
            window.click("input[value=joe]");
            window.click("button.primary");
        });
        assertEquals("admin,joe", window.find("#nosy").getDomProperty("value"));
        inAWindow("issue?@template=calendar&property=title&form=itemSynopsis&date=2026-01-31", () -> {
            window.follow("caption a:nth-of-type(3)");
            window.click("button[value='2026-02-03']");
        });
        assertEquals("2026-02-03", window.find("#title").getDomProperty("value"));
        window.script("document.forms.itemSynopsis.reset()");
    }

    private static void inAWindow(String address, Runnable choice) {
        String opener = window.driver().getWindowHandle();
        window.script("window.open(arguments[0])", address);
        window.await("the window", () -> window.driver().getWindowHandles().size() == 2);
        window.driver().getWindowHandles().stream()
                .filter(handle -> !handle.equals(opener))
                .forEach(handle -> window.driver().switchTo().window(handle));
        window.await("its page", () -> window.has(".cancel"));
        choice.run();
        window.driver().switchTo().window(opener);
        window.await("its end", () -> window.driver().getWindowHandles().size() == 1);
    }

    @Test
    void choosesKeywordsAsLabels() {
        window.login("mary");
        window.open("issue1");
        assertEquals("easy", window.text(".item-side .chips").replaceAll("[^a-z]", ""));
        window.click(".item-side .chip-remove");
        window.follow("button[name=submit_button]");
        assertTrue(window.text(".message.ok").contains("keyword edited ok"), window.text(".message.ok"));
        assertEquals(0, window.all(".item-side .chip").size());
        window.find("#keyword-more").sendKeys("Easy" + Keys.ENTER);
        window.follow("button[name=submit_button]");
        assertEquals("easy", window.text(".item-side .chips").replaceAll("[^a-z]", ""));
    }

    @Test
    void theThemeIsChosenAndKept() {
        window.darkSystem(false);
        window.logout();
        window.open("");
        assertEquals("rgb(251, 251, 252)", background());
        window.darkSystem(true);
        assertEquals("rgb(15, 17, 21)", background());
        window.click(".theme-switch");
        assertEquals("rgb(251, 251, 252)", background(), "the visitor's choice goes before that of the system");
        window.open("issue1");
        assertEquals("rgb(251, 251, 252)", background());
        window.script("localStorage.clear()");
        window.darkSystem(false);
    }

    private static Object background() {
        return window.script("return getComputedStyle(document.body).backgroundColor");
    }
}
