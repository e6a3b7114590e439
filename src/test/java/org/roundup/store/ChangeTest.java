package org.roundup.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.Detector;
import org.roundup.hyperdb.Detectors;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Reject;
import org.roundup.store.engine.EveryEngine;

/** What every engine must do when items change: history and detectors. */
@EveryEngine
class ChangeTest extends OpenedStore {
    @Test
    void journalsWhatChangedAndOnlyThat() {
        String id = things().create(Map.of("name", "n", "owner", "3", "members", List.of("3")));
        assertEquals(Map.of(), things().set(id, Map.of("owner", "3", "members", List.of("3"))));
        Map<String, Object> changes = new HashMap<>();
        changes.put("owner", "4");
        changes.put("members", List.of("4", "1"));
        changes.put("due", null);
        changes.put("hush", "quiet");
        assertEquals(Map.of("owner", "4", "members", List.of("1", "4")), things().set(id, changes));
        things().retire(id);
        things().restore(id);
        db.commit();

        List<JournalEntry> journal = things().journal(id);
        assertEquals(
                List.of("create", "set", "retired", "restored"),
                journal.stream().map(JournalEntry::action).toList());
        Map<String, Object> old = new HashMap<>();
        old.put("owner", "3");
        old.put("members", new JournalEntry.Delta(List.of("1", "4"), List.of("3")));
        old.put("hush", null);
        assertEquals(new JournalEntry.Values(old), journal.get(1).change());
        assertEquals("1", journal.get(1).user());
        List<String> alice = db.getclass("user").journal("3").stream()
                .map(entry -> entry.action() + " " + entry.change())
                .toList();
        assertEquals(5, alice.size(), alice::toString);
        assertTrue(alice.contains("unlink " + new JournalEntry.Reference("thing", id, "owner")));
    }

    @Test
    void remembersOldValuesOfEveryType() {
        Map<String, Object> values = Map.of(
                "name",
                "it's",
                "due",
                preciseDate("2024-02-10.23:59:58.25"),
                "dur",
                Interval.ofStored("1d"),
                "flag",
                true,
                "num",
                1.0,
                "cnt",
                7);
        String id = things().create(values);
        Map<String, Object> cleared = new HashMap<>();
        values.keySet().stream().filter(name -> !name.equals("name")).forEach(name -> cleared.put(name, null));
        cleared.put("name", "other");
        things().set(id, cleared);
        assertEquals(
                new JournalEntry.Values(values), things().journal(id).get(1).change());
    }

    @Test
    void runsAuditorsBeforeAndReactorsAfterAChange() {
        List<String> calls = new ArrayList<>();
        Detectors.Builder detectors = new Detectors.Builder();
        for (Detector.Event event : Detector.Event.values()) {
            detectors.add(Detector.Role.AUDITOR, "thing", event, 100, "zz", (unit, cl, id, values) -> {
                calls.add("audit " + event + " " + id);
                if (values != null) {
                    values.put("note", "audited");
                }
            });
            detectors.add(Detector.Role.AUDITOR, "thing", event, 50, "a", (unit, cl, id, values) -> calls.add("first"));
            detectors.add(
                    Detector.Role.REACTOR,
                    "thing",
                    event,
                    100,
                    "r",
                    (unit, cl, id, old) -> calls.add("react " + id + " " + (old == null ? null : old.get("note"))));
        }
        store.detectors(detectors::build);
        try (Database unit = store.open("alice")) {
            String id = unit.getclass("thing").create(Map.of("name", "n"));
            unit.getclass("thing").set(id, Map.of());
            unit.getclass("thing").retire(id);
            assertEquals("audited", unit.getclass("thing").get(id, "note"));
        }
        assertEquals(
                List.of(
                        "first",
                        "audit CREATE null",
                        "react 1 null",
                        "first",
                        "audit SET 1",
                        "react 1 audited",
                        "first",
                        "audit RETIRE 1",
                        "react 1 null"),
                calls);
    }

    @Test
    void letsADetectorVeto() {
        store.detectors(() -> new Detectors.Builder()
                .add(Detector.Role.REACTOR, "thing", Detector.Event.CREATE, 100, "veto", (unit, cl, id, values) -> {
                    throw new Reject("no");
                })
                .build());
        assertThrows(
                Reject.class,
                () -> store.run("admin", unit -> unit.getclass("thing").create(Map.of("name", "never"))));
        assertEquals(0, things().count());
    }

    @Test
    void refusesChangesWithoutAUserOrByAnUnknownOne() {
        try (Database reading = store.open(null)) {
            assertNull(reading.getuid());
            assertThrows(DatabaseError.class, () -> reading.getclass("thing").create(Map.of("name", "n")));
        }
        try (Database unknown = store.open("nosuch")) {
            assertThrows(NotFound.class, () -> unknown.getclass("thing").create(Map.of("name", "n")));
        }
    }
}
