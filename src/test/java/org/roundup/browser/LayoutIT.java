package org.roundup.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roundup.web.site.TestTracker;

/** Pages fit telephones, and are mirrored in languages that are written from right to left. */
class LayoutIT {

    private static final List<String> PAGES = List.of(
            "",
            "issue",
            "issue1",
            "issue?@template=item",
            "issue?@template=search",
            "issue?@search_text=nothingatall",
            "home?@template=dashboard",
            "home?@template=classlist",
            "home?@template=mail",
            "home?@template=outbox",
            "home?@template=sessions",
            "home?@template=tokens",
            "home?@template=webhooks",
            "user",
            "user1",
            "keyword?@template=item",
            "keyword?@template=keywords_expr&property=keyword&of=issue&each=1",
            "query?@template=edit",
            "msg1",
            "file1",
            "file",
            "msg",
            "status",
            "status1",
            "issue99");

    private static final int PHONE = 360;

    private static final String ARABIC = """
            msgid ""
            msgstr "Content-Type: text/plain; charset=UTF-8\\n"

            msgid "Search"
            msgstr "بحث"

            msgid "Issues"
            msgstr "مسائل"
            """;

    private static Trial trial;
    private static TestTracker tracker;
    private static Window window;

    @BeforeAll
    static void start() throws Exception {
        trial = Trial.start(Map.of());
        tracker = trial.tracker();
        window = trial.window();
        Path locale = Files.createDirectories(tracker.home().resolve("locale"));
        Files.writeString(locale.resolve("ar.po"), ARABIC);
        window.login("admin");
    }

    @AfterAll
    static void stop() throws Exception {
        if (trial != null) {
            trial.close();
        }
    }

    /** By how much the page is wider than the device; {@code innerWidth} grows with the page on a telephone. */
    private static long overflow(int device) {
        return (Long) window.script("return document.documentElement.scrollWidth") - device;
    }

    private static double edge(String css, String side) {
        return ((Number) window.script(
                        "return document.querySelector(arguments[0]).getBoundingClientRect()[arguments[1]]", css, side))
                .doubleValue();
    }

    @Test
    void noPageOfATelephoneScrollsSideways() {
        window.device(PHONE, 740, true);
        List<String> wide = new ArrayList<>();
        for (String page : PAGES) {
            window.open(page);
            window.script("document.querySelectorAll('main details').forEach((d) => { d.open = true; })");
            if (overflow(PHONE) > 0) {
                wide.add("'" + page + "' by " + overflow(PHONE) + " pixels: " + widest());
            }
        }
        window.device(1280, 900, false);
        assertEquals("", String.join("\n", wide));
    }

    private static Object widest() {
        return window.script("""
                return Array.from(document.querySelectorAll("main *, header *"))
                    .filter((element) => element.getBoundingClientRect().right > arguments[0] + 1)
                    .slice(0, 3).map((element) => element.outerHTML.slice(0, 120)).join(" | ");""", PHONE);
    }

    @Test
    void theMenuOfATelephoneUnfolds() {
        window.device(PHONE, 740, true);
        window.open("issue1");
        assertTrue(!window.find("nav.side").isDisplayed());
        window.click("label.menu-button");
        assertTrue(window.find("nav.side").isDisplayed());
        window.device(1280, 900, false);
    }

    @Test
    void pagesFromTheRightAreMirrored() {
        window.device(1280, 900, false);
        window.open("issue1?@language=en");
        assertEquals("ltr", window.find("html").getDomAttribute("dir"));
        assertTrue(edge("nav.side", "right") <= edge("main", "left") + 1);
        assertTrue(edge(".item-main", "right") <= edge(".item-side", "left"));
        window.open("issue1?@language=ar");
        assertEquals("rtl", window.find("html").getDomAttribute("dir"));
        assertEquals("ar", window.find("html").getDomAttribute("lang"));
        assertTrue(edge("nav.side", "left") >= edge("main", "right") - 1, "the menu is on the right");
        assertTrue(edge(".item-side", "right") <= edge(".item-main", "left"), "the properties are on the left");
        assertTrue(edge(".brand", "left") > edge(".top-right", "right"), "the name of the tracker is on the right");
        assertEquals(List.of(), Axe.violations(window));
        assertTrue(overflow(1280) <= 0);
        window.device(PHONE, 740, true);
        window.open("issue");
        assertTrue(overflow(PHONE) <= 0);
        window.device(1280, 900, false);
        window.open("?@language=en");
    }
}
