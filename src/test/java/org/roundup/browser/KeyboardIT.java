package org.roundup.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What a person does with a tracker who has no mouse. */
class KeyboardIT {

    private static Trial trial;
    private static Window window;

    @BeforeAll
    static void start() throws Exception {
        trial = Trial.start(Map.of());
        window = trial.window();
    }

    @AfterAll
    static void stop() throws Exception {
        if (trial != null) {
            trial.close();
        }
    }

    private static Object focused(String property) {
        return window.script("return document.activeElement[arguments[0]]", property);
    }

    @Test
    void logsInFindsAnIssueChangesAndSendsIt() {
        window.logout();
        window.open("");
        window.press(Keys.TAB);
        assertEquals("Skip to content", focused("textContent"), "the first key leads past the menu");
        window.tabTo("details.user-menu > summary");
        window.press(Keys.ENTER);
        window.tabTo("#login-name");
        window.press("mary", Keys.TAB, "mary");
        window.leave(() -> window.press(Keys.ENTER));

        window.tabTo("#search-text");
        window.press("second");
        window.leave(() -> window.press(Keys.ENTER));
        window.tabTo("tr[data-href] a.title");
        window.leave(() -> window.press(Keys.ENTER));
        assertEquals("The second one", window.text("h1"));

        window.tabTo("#note");
        window.press("Written without a mouse");
        window.tabTo("#status");
        window.press("test");
        window.tabTo("button[name=submit_button]");
        window.leave(() -> window.press(Keys.ENTER));
        assertEquals("testing", window.text(".byline .pill"));
        window.says(".timeline", "Written without a mouse");
    }

    @Test
    void singleKeysAreShortcuts() {
        window.login("mary");
        window.open("issue");
        window.press("/");
        assertEquals("search-text", focused("id"));
        assertEquals("", focused("value"), "the key itself is not typed");
        window.open("issue");
        window.press("j");
        window.press("j");
        window.press("k");
        assertEquals(1, window.all("tr.selected").size());
        assertEquals(
                window.find("tr[data-href] a.title"), window.driver().switchTo().activeElement());
        String title = window.text("tr.selected a.title");
        window.leave(() -> window.press("o"));
        assertEquals(title, window.text("h1"));
        window.open("issue");
        window.leave(() -> window.press("c"));
        assertEquals("title", focused("id"), "a new issue begins with its title");
        window.press("c/j?");
        assertEquals("c/j?", focused("value"), "in a field a key is a letter");
        window.script("document.forms.itemSynopsis.reset()");
    }

    @Test
    void aNoteIsSentByControlEnter() {
        window.login("mary");
        window.open("issue1");
        window.tabTo("#note");
        window.press("Sent from the field");
        window.leave(() -> window.pressControl(Keys.ENTER));
        window.says(".timeline", "Sent from the field");
    }

    @Test
    void theKeysAreListedAndCanBeSwitchedOff() {
        window.login("mary");
        window.open("issue");
        window.press("?");
        assertTrue(window.find("dialog.keys").isDisplayed());
        window.tabTo(".keys-on");
        window.press(Keys.SPACE);
        window.press(Keys.ESCAPE);
        assertFalse(window.find("dialog.keys").isDisplayed());
        window.press("/");
        assertFalse("search-text".equals(focused("id")), "keys are off");
        window.open("issue");
        window.press("?");
        assertFalse(window.find("dialog.keys").isDisplayed(), "keys stay off");
        window.tabTo(".keys-open");
        window.press(Keys.ENTER);
        assertTrue(window.find("dialog.keys").isDisplayed(), "the list opens by its button");
        window.script("localStorage.clear()");
    }

    @Test
    void theFocusIsSeenWhereverItIs() {
        window.login("mary");
        window.open("issue1");
        for (int i = 0; i < 60; i++) {
            window.press(Keys.TAB);
            Object seen = window.script("""
                    const element = document.activeElement;
                    const style = getComputedStyle(element);
                    return element === document.body || element.id === "menu-open" || style.outlineStyle !== "none"
                        ? "" : element.outerHTML;""");
            assertEquals("", seen, "has the focus but does not show it");
        }
    }
}
