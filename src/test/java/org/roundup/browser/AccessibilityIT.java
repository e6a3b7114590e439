package org.roundup.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.chrome.ChromeDriver;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.store.Database;
import org.roundup.web.site.TestTracker;
import org.roundup.web.template.TemplateFinder;

/** Every page of every template set keeps the rules of WCAG 2.2 (A and AA), in light and in dark colours. */
class AccessibilityIT {

    /** Its description of the REST interface, which has a part for each class, is the shortest. */
    private static final String SMALLEST = "minimal";

    private static final List<String> OF_VISITORS = List.of(
            "",
            "user?@template=register",
            "user?@template=forgotten",
            "user?@template=rego_progress",
            "user",
            "user?@action=export_csv",
            "nosuch1",
            "@@file/nosuch.css",
            "?@action=a&@action=b");

    private static ChromeDriver driver;

    @BeforeAll
    static void start() {
        driver = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (driver != null) {
            driver.quit();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "classic", "devel", "responsive"})
    void pagesKeepTheRules(String set) throws Exception {
        try (TestTracker tracker = TestTracker.start(set, Map.of("web_login_attempts_min", "1"))) {
            Set<String> pages = new LinkedHashSet<>(List.of(
                    "home?@template=classlist",
                    "home?@template=mail",
                    "home?@template=outbox",
                    "home?@template=sessions",
                    "home?@template=tokens",
                    "home?@template=webhooks",
                    "home?@template=webhooks&@webhook=1",
                    "user1?@template=calendar&property=x&form=f",
                    "user1?@template=reauth",
                    "user1?@template=collision",
                    "user?@template=confirm&otk=x",
                    "user?@template=forgotten&otk=x",
                    "user99",
                    "user1?@action=retire"));
            tracker.run("admin", db -> {
                Example.fill(db);
                Example.webhook(db);
                pages.addAll(pagesOf(db, new TemplateFinder(tracker.home().resolve("html"))));
            });
            Window window = new Window(driver, tracker.base());
            List<String> wrong = new ArrayList<>();
            window.logout();
            for (String page : OF_VISITORS) {
                check(window, page, wrong);
            }
            checkOpenLogin(window, wrong);
            checkTooManyLogins(window, wrong);
            window.login("admin");
            for (String page : pages) {
                check(window, page, wrong);
            }
            if (set.equals(SMALLEST)) {
                window.open("rest/docs");
                judge(window, "rest/docs", wrong);
            }
            checkCollisions(window, tracker, wrong);
            window.login("mary");
            check(window, "", wrong);
            check(window, "user1", wrong);
            assertEquals("", String.join("\n", wrong));
        }
    }

    /** An address for each template: of classes that share one, the first. */
    private static Collection<String> pagesOf(Database db, TemplateFinder finder) {
        Map<String, String> pages = new LinkedHashMap<>();
        for (ClassDefinition definition : db.schema().classes()) {
            String name = definition.name();
            boolean issues = definition.kind() == ClassDefinition.Kind.ISSUE;
            BiConsumer<String, String> add = (view, address) ->
                    pages.putIfAbsent(finder.find(name, view).name() + (issues ? name : ""), address);
            add.accept("index", name);
            pages.putIfAbsent("new " + finder.find(name, "item").name(), name + "?@template=item");
            pages.putIfAbsent(
                    "help", name + "?@template=help&properties=" + definition.labelProperty() + "&property=x&form=f");
            if (db.getclass(name).hasnode("1")) {
                add.accept("item", name + "1");
            }
            if (issues) {
                add.accept("search", name + "?@template=search");
                pages.putIfAbsent("empty", name + "?@search_text=nothingmatchesthis");
                pages.putIfAbsent("400", name + "?@template=nosuch");
                pages.putIfAbsent(
                        "list", name + "?@columns=id,title,status&status=1,-1&@filter=status&@group=status&@sort=-id");
                pages.putIfAbsent("expression", "user?@template=keywords_expr&property=nosy&of=" + name + "&each=1");
                pages.putIfAbsent("dashboard", "home?@template=dashboard");
            }
        }
        if (db.schema().has("query")) {
            pages.put("queries", "query?@template=edit");
        }
        return pages.values();
    }

    private static void check(Window window, String page, List<String> wrong) {
        window.open(page);
        assertTrue(window.has("h1"), page + " has a heading");
        window.script("document.querySelectorAll('details').forEach((d) => { d.open = !d.matches('.user-menu'); })");
        judge(window, page, wrong);
    }

    private static void checkOpenLogin(Window window, List<String> wrong) {
        window.open("");
        window.click("details.user-menu > summary");
        judge(window, "(login)", wrong);
    }

    private static void checkTooManyLogins(Window window, List<String> wrong) {
        for (int i = 0; i < 2; i++) {
            window.logout();
            window.open("");
            window.click("details.user-menu > summary");
            window.find("#login-name").sendKeys("nobody");
            window.find("#login-password").sendKeys("wrong");
            window.leave(() -> window.find(".login button.primary").click());
        }
        assertTrue(window.find(".message.error").getText().contains("too fast"));
        judge(window, "(429)", wrong);
    }

    /** Sends the form of an item that somebody else has changed meanwhile. */
    private static void checkCollisions(Window window, TestTracker tracker, List<String> wrong) {
        List<String> classes = tracker.call("admin", db -> db.schema().classes().stream()
                .filter(definition -> definition.kind() == ClassDefinition.Kind.ISSUE)
                .map(ClassDefinition::name)
                .toList());
        for (String name : classes) {
            window.open(name + "1");
            tracker.run("mary", db -> db.getclass(name).set("1", Map.of("title", "Theirs")));
            window.script("document.querySelector('.item-grid [name=title]').value = 'Mine'");
            window.script(
                    "document.querySelector('.item-grid [name=\"@lastactivity\"]').value = '2001-01-01.00:00:00'");
            window.leave(() -> window.script("document.querySelector('.item-grid').requestSubmit()"));
            assertTrue(window.has("form.collision input[type=radio]"), name);
            judge(window, name + " (collision)", wrong);
        }
    }

    private static void judge(Window window, String page, List<String> wrong) {
        theme(window, "light");
        Axe.violations(window).forEach(text -> wrong.add(page + " " + text));
        theme(window, "dark");
        Axe.colourViolations(window).forEach(text -> wrong.add(page + " (dark) " + text));
    }

    private static void theme(Window window, String theme) {
        window.script("document.documentElement.dataset.theme = arguments[0]", theme);
    }
}
