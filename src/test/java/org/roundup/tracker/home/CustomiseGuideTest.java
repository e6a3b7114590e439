package org.roundup.tracker.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Reject;
import org.roundup.hyperdb.Search;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;
import org.roundup.tracker.Tracker;

/** The scripts of the guide to customising do what the guide says. */
class CustomiseGuideTest {

    private static final Pattern SCRIPT = Pattern.compile("(?s)```groovy\n(.*?)```");
    private static final Pattern ISSUE_CLASS = Pattern.compile("(?s)issue = IssueClass\\(.*?\\)\\)\n");

    @TempDir
    Path folder;

    @Test
    void theExamplesWork() throws IOException {
        List<String> scripts = SCRIPT.matcher(Files.readString(Path.of("docs", "customise.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        TrackerHome home = TemplateSetFilesTest.install(folder, "classic");
        String schema = Files.readString(home.schema());
        String changed = ISSUE_CLASS
                .matcher(schema)
                .replaceFirst((MatchResult found) -> Matcher.quoteReplacement(scripts.get(0)));
        assertNotEquals(schema, changed);
        Files.writeString(home.schema(), changed + "\n" + scripts.get(2));
        Files.writeString(home.path().resolve("detectors").resolve("duedate.groovy"), scripts.get(1));
        new Initialiser(home).initialise("secret");
        try (Tracker tracker = Tracker.open("demo", home.path());
                Database db = tracker.open("admin")) {
            checkRule(db);
            checkPermission(tracker, db);
        }
    }

    private static void checkRule(Database db) {
        StoredClass issues = db.getclass("issue");
        String urgent = db.getclass("priority").lookup("urgent");
        assertThrows(Reject.class, () -> issues.create(Map.of("title", "now", "priority", urgent)));
        String id = issues.create(
                Map.of("title", "now", "priority", urgent, "due", db.now(), "effort", Interval.ofStored("2d")));
        issues.set(id, Map.of("status", db.getclass("status").lookup("resolved")));
        assertEquals("1", issues.get(id, "assignedto"));
        issues.create(Map.of("title", "some day"));
    }

    private static void checkPermission(Tracker tracker, Database db) {
        String reviewer = db.getclass("user").create(Map.of("username", "rita", "roles", "Reviewer"));
        List<String> seen = tracker.access(db)
                .guard(reviewer)
                .filterWithPermissions(db.getclass("issue"), Search.ALL)
                .ids();
        assertEquals(1, seen.size());
        assertFalse(db.getclass("issue").list().size() == 1);
    }
}
