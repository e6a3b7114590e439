package org.roundup.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.Detector;
import org.roundup.hyperdb.Detectors;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Reject;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;

/** What every engine must do with items, whatever the engine. */
abstract class StoreContract {

    private final StoreEngine engine;

    @TempDir
    Path folder;

    private Store store;
    private Database db;

    StoreContract(StoreEngine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void openTracker() {
        store = engine.open(folder, TestSchema.schema());
        store.run("admin", unit -> {
            StoredClass users = unit.getclass("user");
            users.create(Map.of("username", "admin", "roles", "Admin"));
            users.create(Map.of("username", "anonymous", "roles", "Anonymous"));
            users.create(Map.of("username", "alice", "roles", "User, Tester"));
            users.create(Map.of("username", "bob"));
        });
        db = store.open("admin");
    }

    @AfterEach
    void closeTracker() {
        db.close();
        store.close();
    }

    private StoredClass things() {
        return db.getclass("thing");
    }

    /** MySQL keeps whole seconds in Roundup's layout. */
    private RoundupDate preciseDate(String text) {
        return date(engine == StoreEngine.MARIADB ? text.substring(0, text.lastIndexOf('.')) : text);
    }

    private static RoundupDate date(String text) {
        return RoundupDate.parse(text, Instant.EPOCH, ZoneOffset.UTC);
    }

    @Test
    void givesBackEveryTypeAsItWasStored() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", "it's \"ä€😀\"");
        values.put("due", preciseDate("2024-02-10.23:59:59.5"));
        values.put("dur", Interval.ofStored("- 1d 2:03"));
        values.put("flag", true);
        values.put("num", 1.5);
        values.put("cnt", -7);
        values.put("owner", "3");
        values.put("members", List.of("4", "3"));
        String id = things().create(values);
        db.commit();

        values.put("members", List.of("3", "4"));
        values.put("note", null);
        values.put("deps", List.of());
        values.forEach((name, value) -> assertEquals(value, things().get(id, name), name));
        assertEquals("1", things().get(id, "creator"));
        assertEquals(id, things().get(id, "id"));
        db.getclass("user").set("4", Map.of("password", new Password("plaintext", "sekrit")));
        assertEquals(new Password("plaintext", "sekrit"), db.getclass("user").get("4", "password"));
    }

    @Test
    void numbersItemsFromOneAndNeverTwice() {
        assertEquals("1", things().create(Map.of("name", "a")));
        assertEquals("2", things().create(Map.of("name", "b")));
    }

    @Test
    void leavesNothingBehindARollback() {
        String id = things().create(Map.of("name", "gone", "owner", "3"));
        String msg = db.getclass("msg").create(Map.of("content", "gone too"));
        db.rollback();
        assertFalse(things().hasnode(id));
        assertFalse(db.getclass("msg").hasnode(msg));
        assertFalse(store.contentFiles().exists("msg", msg));
        assertEquals(1, db.getclass("user").journal("3").size());
    }

    @Test
    void keepsContentOfFileClasses() {
        String id = db.getclass("msg").create(Map.of("content", "naïve\r\ntext"));
        assertEquals("naïve\r\ntext", db.getclass("msg").get(id, "content"));
        db.commit();
        assertEquals("naïve\r\ntext", db.getclass("msg").get(id, "content"));
        assertEquals(Map.of("content", "new"), db.getclass("msg").set(id, Map.of("content", "new")));
        db.rollback();
        assertEquals("naïve\r\ntext", db.getclass("msg").get(id, "content"));
        assertThrows(ValueError.class, () -> db.getclass("msg").create(Map.of()));
    }

    @Test
    void refusesWhatDoesNotFit() {
        String id = things().create(Map.of("name", "n", "note", "m"));
        record Case(Map<String, Object> values, Class<? extends Exception> error, String message) {}
        List<Case> cases = List.of(
                new Case(Map.of("name", 5), ValueError.class, "new property \"name\" not a string"),
                new Case(Map.of("due", "2024"), ValueError.class, "new property \"due\" not a Date"),
                new Case(Map.of("num", "x"), ValueError.class, "new property \"num\" not numeric"),
                new Case(Map.of("cnt", "1.5"), ValueError.class, "new property \"cnt\" not integer"),
                new Case(Map.of("flag", "maybe"), ValueError.class, "new property \"flag\" not boolean"),
                new Case(Map.of("owner", 3), ValueError.class, "property \"owner\" link value must be String"),
                new Case(Map.of("owner", "99"), NotFound.class, "user has no node 99"),
                new Case(Map.of("owner", "carol"), NotFound.class, "new property \"owner\": carol not a user"),
                new Case(Map.of("members", "3"), ValueError.class, "new property \"members\" not an iterable of ids"),
                new Case(Map.of("bogus", "1"), UnknownName.class, "'bogus' is not a property of thing"),
                new Case(Map.of("id", "1"), UnknownName.class, "\"id\" is reserved"),
                new Case(
                        Map.of("creation", date("2024-01-01")),
                        UnknownName.class,
                        "\"creator\", \"actor\", \"creation\" and \"activity\" are reserved"));
        for (Case each : cases) {
            Exception error = assertThrows(each.error(), () -> things().set(id, each.values()));
            assertEquals(each.message(), error.getMessage());
        }
        assertThrows(UnknownName.class, () -> db.getclass("user").set("3", Map.of("things", List.of(id))));
        assertEquals("m", things().get(id, "note"));
    }

    @Test
    void keepsKeysUniqueAmongLiveItems() {
        String first = things().create(Map.of("name", "Alpha"));
        ValueError clash = assertThrows(ValueError.class, () -> things().create(Map.of("name", "Alpha")));
        assertEquals("node with key \"Alpha\" exists", clash.getMessage());
        assertThrows(ValueError.class, () -> things().create(Map.of("note", "no key")));
        things().retire(first);
        String second = things().create(Map.of("name", "Alpha"));
        assertEquals(second, things().lookup("Alpha"));
        assertEquals(
                "Key property (name) of retired node clashes with existing one (Alpha)",
                assertThrows(ValueError.class, () -> things().restore(first)).getMessage());
        things().retire(second);
        things().restore(first);
        assertEquals(first, things().lookup("Alpha"));
        assertEquals(
                "No key (name) value \"alpha\" for \"thing\"",
                assertThrows(NotFound.class, () -> things().lookup("alpha")).getMessage());
    }

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
    void mirrorsLinksInReverseMultilinks() {
        String first = things().create(Map.of("name", "a", "owner", "3", "members", List.of("4")));
        String second = things().create(Map.of("name", "b", "owner", "3"));
        StoredClass users = db.getclass("user");
        assertEquals(List.of(first, second), users.get("3", "things"));
        assertEquals(List.of(first), users.get("4", "memberof"));
        things().retire(second);
        assertEquals(List.of(first), users.get("3", "things"));
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
        store.detectors(detectors.build());
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
        store.detectors(new Detectors.Builder()
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

    @Test
    void tellsAboutItems() {
        String id = things().create(Map.of("name", "n"));
        String other = things().create(Map.of("name", "m"));
        things().retire(other);
        assertEquals(List.of(id), things().list());
        assertEquals(List.of(other), things().getnodeids(Search.Retired.RETIRED));
        assertEquals(2, things().count());
        assertTrue(things().isRetired(other));
        assertEquals(
                "Requested item is retired",
                assertThrows(NotFound.class, () -> things().set(other, Map.of("note", "x")))
                        .getMessage());
        assertEquals(
                "no such thing 99",
                assertThrows(NotFound.class, () -> things().get("99", "name")).getMessage());
        assertThrows(ValueError.class, () -> things().hasnode("x"));
        assertThrows(NotFound.class, () -> things().retire("99"));
        things().destroy(id);
        assertFalse(things().hasnode(id));
        assertTrue(db.hasRole("3", "tester"));
        assertFalse(db.hasRole("4", "tester"));
    }

    @Test
    void readsAListWithoutAStatementPerItem() {
        for (int i = 0; i < 50; i++) {
            things().create(Map.of("name", "t" + i, "owner", i % 2 == 0 ? "3" : "4", "members", List.of("1", "3")));
        }
        db.commit();
        try (Database unit = store.open("alice")) {
            StoredClass class_ = unit.getclass("thing");
            List<String> ids = class_.list();
            class_.prefetch(ids);
            for (String id : ids) {
                unit.getclass("user").get((String) class_.get(id, "owner"), "username");
                for (Object member : (List<?>) class_.get(id, "members")) {
                    unit.getclass("user").get((String) member, "username");
                }
            }
            assertTrue(unit.session().statements() <= 5, () -> unit.session().statements() + " statements");
        }
    }

    @Test
    void findsItemsWithOneStatement() {
        String first = things().create(Map.of("name", "Über the moon", "owner", "3", "members", List.of("4")));
        String second = things().create(Map.of("name", "under the sun", "owner", "4"));
        db.commit();
        assertEquals(List.of(first), things().filter(Search.where(Map.of("name", "über"))));
        assertEquals(List.of(first), things().filter(Search.where(Map.of("owner.username", "ALI"))));
        assertEquals(List.of(second), things().filter(Search.ALL.withText("sun")));
        assertEquals(List.of(), things().filter(Search.ALL.withText("the")));
        assertEquals(
                List.of(second, first), things().select(Search.ALL.withSort(List.of(Search.SortKey.parse("-owner")))));
        assertEquals(List.of(first), things().find(Map.of("members", "4")));
        assertEquals(List.of(second), things().stringFind(Map.of("name", "UNDER THE SUN")));
        assertEquals(Map.of("3", 1, "4", 1), db.searches().countBy(things().definition(), Search.ALL, "owner"));
        long before = db.session().statements();
        things().select(Search.where(Map.of("owner", "3")).withPage(50, 0));
        assertEquals(before + 1, db.session().statements());
    }

    @Test
    void servesTheSameSearchAgainUntilSomethingChanges() {
        things().create(Map.of("name", "first", "owner", "3"));
        db.commit();
        Search search = Search.where(Map.of("owner", "3"));
        assertEquals(1, readByAnotherUnit(search));
        store.run("alice", unit -> unit.getclass("thing").create(Map.of("name", "second", "owner", "3")));
        assertEquals(2, readByAnotherUnit(search), "an old result after a change");
        things().create(Map.of("name", "third", "owner", "3"));
        assertEquals(3, things().count(search), "a unit does not see its own change");
        assertEquals(2, readByAnotherUnit(search));
        db.commit();
        assertEquals(3, readByAnotherUnit(search));
        try (Database unit = store.open("alice")) {
            unit.getclass("thing").count(search);
            long before = unit.session().statements();
            unit.getclass("thing").count(search);
            assertEquals(before, unit.session().statements());
        }
    }

    private int readByAnotherUnit(Search search) {
        try (Database unit = store.open("alice")) {
            assertEquals(
                    unit.getclass("thing").filter(search).size(),
                    unit.getclass("thing").count(search));
            return unit.getclass("thing").count(search);
        }
    }

    @Test
    void looksForWordsOnlyInTextsThatMayBeSearched() {
        things().create(Map.of("name", "secret plan"));
        db.commit();
        Search words = Search.ALL.withText("secret");
        assertEquals(1, things().filter(words).size());
        assertEquals(
                1, things().filter(words.withTexts(Set.of("name", "deps.name"))).size());
        assertEquals(List.of(), things().filter(words.withTexts(Set.of("deps.name"))));
        assertEquals(List.of(), things().filter(words.withTexts(Set.of())));
    }

    @Test
    void numbersItemsOfManyWritersWithoutDuplicates() throws Exception {
        int writers = 6;
        int each = 15;
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<List<String>>> jobs = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                int writer = w;
                jobs.add(() -> {
                    List<String> ids = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        String name = writer + "-" + i;
                        ids.add(store.call("admin", unit -> unit.getclass("thing")
                                .create(Map.of("name", name, "members", List.of("3")))));
                    }
                    return ids;
                });
            }
            Set<String> all = new TreeSet<>();
            for (Future<List<String>> ids : pool.invokeAll(jobs)) {
                all.addAll(ids.get());
            }
            assertEquals(writers * each, all.size());
            assertEquals(writers * each, things().count());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void keepsTheDataOfAClassThatLeavesAndComesBack() {
        String id = things().create(Map.of("name", "kept"));
        db.commit();
        db.close();
        var without = new org.roundup.hyperdb.SchemaBuilder();
        TestSchema.declare(
                        without,
                        org.roundup.hyperdb.ClassDefinition.Kind.PLAIN,
                        "user",
                        org.roundup.hyperdb.Property.of("username", TestSchema.text()))
                .setkey("username");
        new Store(store.settings(), without.build()).migrate();
        Store back = new Store(store.settings(), TestSchema.schema());
        back.migrate();
        db = back.open("admin");
        assertEquals("kept", things().get(id, "name"));
        assertEquals(id, things().lookup("kept"));
    }

    @Test
    void migratesTablesWhenTheSchemaChanges() throws Exception {
        String id = things().create(Map.of("name", "n", "note", "kept", "cnt", 3, "owner", "3"));
        db.commit();
        var changed = TestSchema.builder();
        changed.declared("thing").add(org.roundup.hyperdb.Property.of("extra", TestSchema.text()));
        TestSchema.declare(
                changed,
                org.roundup.hyperdb.ClassDefinition.Kind.PLAIN,
                "label",
                org.roundup.hyperdb.Property.of("name", TestSchema.text()));
        try (Store next = new Store(store.settings(), changed.build())) {
            assertFalse(next.planMigration().isEmpty());
            next.migrate();
            assertTrue(next.planMigration().isEmpty());
            next.run("admin", unit -> {
                unit.getclass("thing").set(id, Map.of("extra", "new"));
                unit.getclass("label").create(Map.of("name", "l"));
            });
            try (Database unit = next.open("admin")) {
                assertEquals("kept", unit.getclass("thing").get(id, "note"));
                assertEquals("new", unit.getclass("thing").get(id, "extra"));
            }
            db.close();
        }
        store = engine.open(java.nio.file.Files.createDirectories(folder.resolve("again")), TestSchema.schema());
        db = store.open("admin");
    }
}
