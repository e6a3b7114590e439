package org.roundup.tracker.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.security.Permission;
import org.roundup.security.Role;
import org.roundup.tracker.Tracker;

/** What the shipped template sets declare, against vectors. */
class TemplateSetFilesTest {

    private static final Map<String, String> SETTINGS =
            Map.of("tracker_web", "http://localhost/demo/", "mail_domain", "example.org", "mail_host", "localhost");

    @TempDir
    Path folder;

    static TrackerHome install(Path folder, String set) {
        TrackerHome home = new TrackerHome(folder.resolve("demo"));
        try (TemplateSets sets = TemplateSets.find(null, null, folder)) {
            new Installer(sets).install(home, sets.find(set).orElseThrow(), "sqlite", SETTINGS);
        }
        return home;
    }

    private Tracker tracker(String set) {
        return Tracker.open("demo", install(folder, set).path());
    }

    @ParameterizedTest
    @CsvSource({"classic, classic", "minimal, minimal", "devel, devel", "responsive, devel"})
    void declareTheirClasses(String set, String vectors) {
        List<String> expected = Vectors.of("/tracker-templates/schemas.txt").stream()
                .filter(columns -> columns[0].equals(vectors))
                .map(columns -> String.join(" | ", columns[1], columns[2], columns[3], columns[4]))
                .sorted()
                .toList();
        try (Tracker tracker = tracker(set)) {
            List<String> actual = tracker.schema().classes().stream()
                    .map(TemplateSetFilesTest::line)
                    .sorted()
                    .toList();
            assertEquals(String.join("\n", expected), String.join("\n", actual));
        }
    }

    private static String line(ClassDefinition definition) {
        return String.join(
                " | ",
                definition.name(),
                definition.kind().toString(),
                definition.hasKey() ? definition.key() : "-",
                definition.properties().stream().map(TemplateSetFilesTest::text).collect(Collectors.joining(", ")));
    }

    private static String text(Property property) {
        if (property.type() instanceof PropertyType.Reference reference) {
            return property.name()
                    + (property.isLink() ? "->" : "=>")
                    + reference.target()
                    + (reference.journalled() ? "" : "!");
        }
        if (property.type() instanceof PropertyType.StringType string) {
            return property.name() + (string.indexed() ? "*" : "");
        }
        return property.name() + ":" + property.kind().title();
    }

    @ParameterizedTest
    @CsvSource({"classic, classic", "minimal, minimal", "devel, devel", "responsive, devel"})
    void grantTheirPermissions(String set, String vectors) {
        Collection<String> expected = new TreeSet<>();
        for (String[] columns : Vectors.of("/tracker-templates/permissions.txt")) {
            if (columns[0].equals(vectors)) {
                expand(columns, expected);
            }
        }
        try (Tracker tracker = tracker(set)) {
            Collection<String> actual = new TreeSet<>();
            for (Role role : tracker.security().roles().values()) {
                if (!role.name().equals("admin")) {
                    role.permissions().forEach(permission -> actual.add(line(role, permission)));
                }
            }
            assertEquals(String.join("\n", expected), String.join("\n", actual));
        }
    }

    private static void expand(String[] columns, Collection<String> lines) {
        for (String role : columns[1].split(", ")) {
            for (String permission : columns[2].split(", ")) {
                for (String className : columns[3].split(", ")) {
                    String which = columns[5].equals("*") ? "all" : "some, with a filter";
                    lines.add(String.join(" | ", role, permission, className, columns[4], which));
                }
            }
        }
    }

    private static String line(Role role, Permission permission) {
        return String.join(
                " | ",
                role.name(),
                permission.name(),
                permission.className() == null ? "-" : permission.className(),
                permission.properties() == null ? "*" : String.join(", ", permission.properties()),
                permission.isChecked() ? "some" + (permission.hasFilter() ? ", with a filter" : "") : "all");
    }

    @ParameterizedTest
    @CsvSource({
        "classic, 2, issue/status/priority/keyword/msg/file/query, 0/8/5/0/0/0/0",
        "minimal, 2, user, 2",
        "devel, 5, bug_type/component/version/severity/priority/status/resolution/keyword/task_type, 6/4/6/5/5/4/11/1/0",
        "responsive, 5, bug_type, 6"
    })
    void fillNewTrackers(String set, int users, String classes, String counts) {
        TrackerHome home = install(folder, set);
        Initialiser initialiser = new Initialiser(home);
        assertTrue(!initialiser.isInitialised());
        initialiser.initialise("secret");
        assertTrue(initialiser.isInitialised());
        try (Tracker tracker = Tracker.open("demo", home.path())) {
            tracker.run("admin", db -> {
                assertEquals(users, db.getclass("user").count());
                assertEquals("1", db.getclass("user").lookup("admin"));
                assertEquals("2", db.getclass("user").lookup("anonymous"));
                assertEquals("roundup-admin@example.org", db.getclass("user").get("1", "address"));
                List<String> actual = new ArrayList<>();
                for (String name : classes.split("/")) {
                    actual.add(String.valueOf(db.getclass(name).count()));
                }
                assertEquals(counts, String.join("/", actual));
            });
        }
        initialiser.erase();
        assertTrue(!initialiser.isInitialised());
    }
}
