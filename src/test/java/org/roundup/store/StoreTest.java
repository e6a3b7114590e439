package org.roundup.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.SchemaBuilder;
import org.roundup.hyperdb.Search;
import org.roundup.store.engine.EveryEngine;
import org.roundup.store.search.Timeline;

/** What every engine must do with many items, many writers and other schemas. */
@EveryEngine
class StoreTest extends OpenedStore {
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
    void readsAllMultilinksOfItemsThatCameTogetherWithOneStatement() {
        String dep = things().create(Map.of("name", "dep"));
        String other = things().create(Map.of("name", "other", "owner", "3"));
        String id = things().create(
                        Map.of("name", "t", "owner", "3", "members", List.of("4", "1"), "deps", List.of(other, dep)));
        db.commit();
        try (Database unit = store.open("alice")) {
            StoredClass class_ = unit.getclass("thing");
            class_.prefetch(List.of(id, dep));
            long before = unit.session().statements();
            class_.readMultilinks(id);
            assertEquals(before + 1, unit.session().statements());
            class_.readMultilinks(id);
            assertEquals(List.of("1", "4"), class_.get(id, "members"));
            assertEquals(List.of(dep, other), class_.get(id, "deps"));
            assertEquals(List.of(), class_.get(dep, "members"));
            assertEquals(before + 1, unit.session().statements());

            StoredClass users = unit.getclass("user");
            users.prefetch(List.of("3", "4"));
            before = unit.session().statements();
            users.readMultilinks("3");
            assertEquals(List.of(other, id), users.get("3", "things"));
            assertEquals(List.of(), users.get("3", "memberof"));
            assertEquals(List.of(id), users.get("4", "memberof"));
            assertEquals(before + 1, unit.session().statements());
        }
    }

    @Test
    void turnsThePagesOfALongListWithOneStatementForManyPages() {
        for (int i = 0; i < 2100; i++) {
            things().create(Map.of("name", "t" + i));
        }
        db.commit();
        Search search = Search.ALL.withSort(List.of(Search.SortKey.parse("-id")));
        try (Database unit = store.open("alice")) {
            StoredClass class_ = unit.getclass("thing");
            List<String> all = class_.filter(search);
            List<String> turned = new ArrayList<>(class_.filter(search.withPage(60, 0)));
            long before = unit.session().statements();
            for (int offset = 60; offset < 2200; offset += 60) {
                turned.addAll(class_.filter(search.withPage(60, offset)));
            }
            assertEquals(all, turned);
            assertEquals(before + 3, unit.session().statements());
            assertEquals(List.of(), class_.filter(search.withPage(60, Integer.MAX_VALUE - 10)));
        }
    }

    @Test
    void looksUpAKeyOnceUntilTheItemChanges() {
        String id = things().create(Map.of("name", "key"));
        db.commit();
        assertEquals(id, things().lookup("key"));
        long before = db.session().statements();
        assertEquals(id, things().lookup("key"));
        assertEquals("key", things().get(id, "name"));
        assertEquals(before, db.session().statements());
        things().set(id, Map.of("name", "other"));
        assertThrows(NotFound.class, () -> things().lookup("key"));
        assertEquals(id, things().lookup("other"));
        things().retire(id);
        assertThrows(NotFound.class, () -> things().lookup("other"));
        String next = things().create(Map.of("name", "key"));
        assertEquals(next, things().lookup("key"));
        db.rollback();
        assertEquals(id, things().lookup("key"));
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
    void knowsFromTheJournalHowManyItemsWereOpen() {
        String born = things().create(Map.of("name", "always open", "owner", "3"));
        String closed = things().create(Map.of("name", "closed in February", "owner", "3"));
        String reopened = things().create(Map.of("name", "closed in February, reopened in March", "owner", "3"));
        String late = things().create(Map.of("name", "made in March, 'owner': '4'"));
        String older = things().create(Map.of("name", "closed long ago, reopened in February", "owner", "4"));
        db.commit();
        at("2023-02-10.00:00:00", () -> things().set(closed, Map.of("owner", "4", "note", "the end")));
        at("2023-02-11.00:00:00", () -> things().set(reopened, Map.of("owner", "4")));
        at("2023-02-12.00:00:00", () -> things().set(older, Map.of("owner", "3")));
        at("2023-02-13.00:00:00", () -> things().set(born, Map.of("note", "no change of the owner")));
        at("2023-03-12.00:00:00", () -> things().set(reopened, Map.of("owner", "3")));
        at("2023-03-13.00:00:00", () -> things().set(late, Map.of("name", "renamed")));
        for (String id : List.of(born, closed, reopened, older)) {
            created(id, "2022-12-31.00:00:00");
        }
        created(late, "2023-03-01.00:00:00");
        List<RoundupDate> months =
                List.of(date("2023-01-01.00:00:00"), date("2023-02-01.00:00:00"), date("2023-03-01.00:00:00"));
        db.commit();
        assertEquals(5, things().count(Search.ALL));
        long before = db.session().statements();
        Timeline timeline = db.searches().timeline(things().definition(), Search.ALL, "owner", List.of(4L), months);
        assertEquals(before + 1, db.session().statements());
        assertEquals(List.of(4, 0, 0, 1), timeline.created());
        assertEquals(List.of(3, 3, 2, 4), timeline.open());
        Search one = Search.ALL.withMatches(List.of(reopened));
        assertEquals(
                List.of(1, 1, 0, 1),
                db.searches()
                        .timeline(things().definition(), one, "owner", List.of(4L, 77L), months)
                        .open());
        assertEquals(List.of(4, 0, 0, 1), db.searches().countByCreation(things().definition(), Search.ALL, months));
    }

    /** Does something, and says in the journal that it was done at that time. */
    private void at(String time, Runnable change) {
        db.session().update("UPDATE thing__journal SET tag = '77' WHERE action = 'set'");
        change.run();
        db.session()
                .update(
                        "UPDATE thing__journal SET date = ? WHERE action = 'set' AND tag <> '77'",
                        db.session().dialect().encode(PropertyType.Kind.DATE, date(time)));
    }

    private void created(String id, String time) {
        Object stored = db.session().dialect().encode(PropertyType.Kind.DATE, date(time));
        db.session().update("UPDATE _thing SET _creation = ? WHERE id = ?", stored, Integer.valueOf(id));
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
    void manyUnitsThatNeedASecondConnectionDoNotWaitForEachOther() throws Exception {
        int many = 40;
        ExecutorService pool = Executors.newFixedThreadPool(many);
        try {
            List<Callable<Boolean>> units = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                units.add(() -> {
                    try (Database unit = store.open("alice")) {
                        unit.getclass("user").get("3", "username");
                        Thread.sleep(20); // until others have a connection too
                        return store.rateTimes().find("anybody").isEmpty();
                    }
                });
            }
            for (Future<Boolean> unit : pool.invokeAll(units, 25, TimeUnit.SECONDS)) {
                assertTrue(unit.get());
            }
        } finally {
            pool.shutdownNow();
        }
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
        var without = new SchemaBuilder();
        TestSchema.declare(without, ClassDefinition.Kind.PLAIN, "user", Property.of("username", TestSchema.text()))
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
        var changed = TestSchema.builder(Property.of("extra", TestSchema.text()));
        TestSchema.declare(changed, ClassDefinition.Kind.PLAIN, "label", Property.of("name", TestSchema.text()));
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
        store = engine.open(Files.createDirectories(folder.resolve("again")), TestSchema.schema());
        db = store.open("admin");
    }
}
