package org.roundup.tracker.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import groovy.lang.Closure;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.Vectors;
import org.roundup.tracker.Tracker;

/** What the extensions of the devel set do. */
class DevelExtensionsTest {

    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]*)\" rel=\"nofollow noopener\">([^<]*)</a>");

    private static final Pattern SELECTED = Pattern.compile("<option [^>]*\\bselected\\b[^>]*>([^<]*)<");

    @TempDir
    static Path folder;

    private static Tracker tracker;

    /** A value as pages see it. */
    public record Shown(String plain) {}

    @BeforeAll
    static void open() {
        tracker = Tracker.open(
                "demo", TemplateSetFilesTest.install(folder, "devel").path());
    }

    @AfterAll
    static void close() {
        tracker.close();
    }

    private static Object call(String util, Object... arguments) {
        return ((Closure<?>) tracker.extensions().utils().get(util)).call(arguments);
    }

    @Test
    void referencesBecomeLinks() {
        for (String[] columns : Vectors.of("/tracker-templates/local-replace.txt")) {
            String replaced = String.valueOf(call("local_replace", columns[0]));
            assertEquals(columns[1], LINK.matcher(replaced).replaceAll("[$1|$2]"), columns[0]);
        }
    }

    private static String selected(String menu) {
        return SELECTED.matcher(menu).results().map(result -> result.group(1)).collect(Collectors.joining(", "));
    }

    @Test
    void zonesAreAMenu() {
        String menu = String.valueOf(call("tzfield", new Shown("5"), "timezone", "UTC"));
        assertTrue(menu.startsWith("<select name=\"timezone\">"), menu.substring(0, 40));
        assertEquals("Etc/GMT-5", selected(menu), "5 hours east");
        menu = String.valueOf(call("tzfield", new Shown(""), "timezone", "Europe/Vienna"));
        assertEquals("Europe/Vienna", selected(menu));
    }
}
