package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.web.site.Browser.Field;
import org.roundup.web.site.Browser.Page;

/** Every template set serves every page of its classes. */
class TemplateSetsTest {

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "devel", "responsive"})
    void everyClassHasItsPages(String set) throws Exception {
        try (TestTracker tracker = TestTracker.start(set, Map.of())) {
            List<String> pages = new ArrayList<>(List.of("", "home?@template=classlist"));
            tracker.run("admin", db -> db.schema().classes().forEach(definition -> {
                String name = definition.name();
                pages.add(name);
                pages.add(name + "?@template=item");
                if (definition.kind() == ClassDefinition.Kind.ISSUE) {
                    pages.add(name + "?@template=search");
                    pages.add(name + db.getclass(name).create(Map.of("title", "An item")));
                } else if (db.getclass(name).hasnode("1")) {
                    pages.add(name + "1");
                }
            }));
            for (Browser browser : List.of(tracker.browser(), tracker.browser("mary"), tracker.browser("admin"))) {
                for (String path : pages) {
                    check(browser.get(path), set + ": " + path);
                }
            }
            for (String path : pages) {
                assertEquals(200, tracker.browser("admin").get(path).status(), "the administrator sees " + path);
            }
        }
    }

    private static void check(Page page, String path) {
        boolean refused = page.status() == 403 && !page.html().select(".notice").isEmpty();
        assertTrue(page.status() == 200 || refused, path + ": " + page.status());
        assertFalse(page.html().select("h1").isEmpty(), path);
        String text = page.html().text();
        assertFalse(text.matches("(?s).*\\$!?\\{?[a-z]+[.}(].*"), path + ": a reference is left: " + text);
        assertFalse(text.matches("(?s).*#(if|end|else|set|foreach|parse)\\b.*"), path + ": a directive is left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"devel", "responsive"})
    void aPatchIsAddedToABug(String set) throws Exception {
        try (TestTracker tracker = TestTracker.start(set, Map.of())) {
            tracker.run("admin", db -> db.getclass("bug").create(Map.of("title", "A bug")));
            Browser admin = tracker.browser("admin");
            Page page = admin.post(
                    "bug1",
                    List.of(
                            Field.of("@action", "edit"),
                            Field.file("patch-1@content", "fix.diff", "text/x-patch", "--- a"),
                            Field.of("patch-1@description", "the fix"),
                            Field.of("@link@patches", "patch-1"),
                            Field.of("@template", "item")));
            assertEquals(302, page.status(), page.messages());
            String body = admin.follow(page).body();
            assertTrue(body.contains("fix.diff") && body.contains("the fix"), body);
        }
    }
}
