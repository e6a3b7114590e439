package org.roundup.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.JournalEntry.Change;
import org.roundup.hyperdb.JournalEntry.Delta;
import org.roundup.hyperdb.JournalEntry.None;
import org.roundup.hyperdb.JournalEntry.Reference;
import org.roundup.hyperdb.JournalEntry.Values;
import org.roundup.hyperdb.MemoryHyperdb;
import org.roundup.hyperdb.Search;

class HistoryTest {

    private static final String ADMIN = "1";
    private static final String ALICE = "3";
    private static final PermissionCheck ASSIGNED =
            (db, uid, id, context) -> uid.equals(db.getclass("issue").get(id, "assignedto"));

    private final MemoryHyperdb db = Trackers.database();
    private final HyperClass issues = db.getclass("issue");
    private final SecurityBuilder builder = Trackers.builder();

    @BeforeEach
    void writeJournals() {
        for (String id : List.of("1", "2")) {
            journal(
                    "issue",
                    id,
                    entry(id, "create", new None()),
                    entry(id, "set", old("title", "before", "status", null)),
                    entry(id, "set", old("hush", "q")),
                    entry(id, "set", old("removed", "x")),
                    entry(id, "set", old("keyword", new Delta(List.of("1"), List.of()))),
                    entry(id, "retired", new None()),
                    entry(id, "restored", new None()));
        }
    }

    private void journal(String className, String id, JournalEntry... entries) {
        db.setJournal(className, id, List.of(entries));
    }

    private JournalEntry entry(String id, String action, Change change) {
        return new JournalEntry(id, db.now(), ADMIN, action, change);
    }

    private static Values old(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return new Values(map);
    }

    /** The history in short: actions with the properties or the item they are about. */
    private List<String> seen(String userId, HyperClass hyperclass, String itemId, boolean skipQuiet) {
        List<String> lines = new ArrayList<>();
        History history = new History(builder.build(Trackers.SCHEMA), db, userId, List.of("Admin"));
        for (JournalEntry entry : history.of(hyperclass, itemId, skipQuiet)) {
            String about = "";
            if (entry.change() instanceof Values values) {
                about = " " + String.join(",", values.old().keySet());
            } else if (entry.change() instanceof Reference reference) {
                about = " " + reference.className() + reference.id() + "." + reference.property();
            }
            lines.add(entry.action() + about);
        }
        return lines;
    }

    @Test
    void showsAdministratorsEverythingButQuietProperties() {
        assertEquals(
                List.of("create", "set title,status", "set removed", "set keyword", "retired", "restored"),
                seen(ADMIN, issues, "1", true));
        assertEquals(
                List.of("create", "set title,status", "set hush", "set removed", "set keyword", "retired", "restored"),
                seen(ADMIN, issues, "1", false));
    }

    @Test
    void showsUsersWithoutRightsOnlyThatTheItemExists() {
        assertEquals(List.of("create", "retired", "restored"), seen(ALICE, issues, "1", true));
    }

    @Test
    void asksForTheVeryItem() {
        Trackers.grant(builder, "name", "View", "klass", "issue", "properties", List.of("title"));
        Trackers.grant(builder, "name", "View", "klass", "issue", "check", ASSIGNED);
        assertEquals(
                List.of("create", "set title,status", "set keyword", "retired", "restored"),
                seen(ALICE, issues, "1", true));
        assertEquals(List.of("create", "set title", "retired", "restored"), seen(ALICE, issues, "2", true));
    }

    @Test
    void permissionToEditIsEnough() {
        Trackers.grant(builder, "name", "Edit", "klass", "issue", "properties", List.of("status"));
        assertEquals(List.of("create", "set status", "retired", "restored"), seen(ALICE, issues, "1", true));
    }

    @Test
    void leavesTheJournalAsItIs() {
        List<JournalEntry> before = List.copyOf(issues.journal("1"));
        seen(ALICE, issues, "1", true);
        assertEquals(before, issues.journal("1"));
        assertEquals(2, ((Values) issues.journal("1").get(1).change()).old().size());
    }

    @Test
    void leavesOutEntriesThatMakeNoSense() {
        journal(
                "issue",
                "1",
                entry("1", "explode", new None()),
                entry("1", "link", new None()),
                entry("1", "set", new None()));
        assertEquals(List.of(), seen(ADMIN, issues, "1", true));
    }

    @Test
    void queriesOnceForAllThatASearchDecides() {
        PermissionFilter mine = (database, uid, klass) -> List.of(Search.where(Map.of("assignedto", uid)));
        Trackers.grant(builder, "name", "View", "klass", "issue", "filter", mine);
        assertEquals(
                List.of("create", "set title,status", "set keyword", "retired", "restored"),
                seen(ALICE, issues, "1", true));
        assertEquals(1, db.searches().size());
    }

    @Nested
    class OfReferences {

        private final HyperClass users = db.getclass("user");

        @BeforeEach
        void writeJournal() {
            journal(
                    "user",
                    "4",
                    entry("4", "link", new Reference("issue", "1", "assignedto")),
                    entry("4", "unlink", new Reference("issue", "2", "assignedto")),
                    entry("4", "link", new Reference("issue", "2", "hush")),
                    entry("4", "link", new Reference("issue", "99", "assignedto")),
                    entry("4", "link", new Reference("issue", "x", "assignedto")),
                    entry("4", "link", new Reference("issue", "1", "removed")),
                    entry("4", "link", new Reference("bug", "1", "assignedto")));
        }

        @Test
        void showsWhatNoLongerExistsToSomeRolesOnly() {
            assertEquals(
                    List.of(
                            "link issue1.assignedto",
                            "unlink issue2.assignedto",
                            "link issue99.assignedto",
                            "link issuex.assignedto",
                            "link issue1.removed",
                            "link bug1.assignedto"),
                    seen(ADMIN, users, "4", true));
        }

        @Test
        void needsTheItemThatRefers() {
            Trackers.grant(builder, "name", "View", "klass", "issue", "check", ASSIGNED);
            assertEquals(List.of("link issue1.assignedto"), seen(ALICE, users, "4", true));
        }

        @Test
        void needsMoreThanTheProperty() {
            Trackers.grant(
                    builder, "name", "View", "klass", "issue", "properties", List.of("assignedto"), "props_only", true);
            assertEquals(List.of(), seen(ALICE, users, "4", true));
        }

        @Test
        void needsThePropertyThatRefers() {
            Trackers.grant(builder, "name", "View", "klass", "issue", "properties", List.of("title"));
            assertEquals(List.of(), seen(ALICE, users, "4", true));
        }
    }
}
