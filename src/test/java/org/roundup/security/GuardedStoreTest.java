package org.roundup.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.JournalEntry.Values;
import org.roundup.hyperdb.RawValues;
import org.roundup.hyperdb.Search;
import org.roundup.store.Database;
import org.roundup.store.Store;
import org.roundup.store.engine.StoreEngine;

/** The gate, the history and raw values on real databases: alice (3) is assigned every second of twenty issues. */
class GuardedStoreTest {

    private static final String ALICE = "3";
    private static final PermissionFilter ASSIGNED =
            (db, uid, klass) -> List.of(Search.where(Map.of("assignedto", uid)));
    private static final PermissionCheck IS_ASSIGNED =
            (db, uid, id, context) -> uid.equals(db.getclass("issue").get(id, "assignedto"));

    @TempDir
    Path folder;

    private void onTracker(StoreEngine engine, SecurityBuilder builder, BiConsumer<Database, Access> test) {
        Security security = builder.build(Trackers.SCHEMA);
        try (Store store = engine.open(folder, Trackers.SCHEMA)) {
            store.run("admin", unit -> {
                List.of("admin", "anonymous", "alice").forEach(name -> unit.getclass("user")
                        .create(Map.of("username", name, "roles", name.equals("alice") ? "User" : name)));
                for (int i = 1; i <= 20; i++) {
                    Map<String, Object> values = new LinkedHashMap<>(Map.of("title", "t" + i));
                    values.put("assignedto", i % 2 == 0 ? ALICE : null);
                    unit.getclass("issue").create(values);
                }
                unit.getclass("issue").set("2", Map.of("title", "changed"));
            });
            try (Database db = store.open("alice")) {
                test.accept(db, security.on(db));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void searchesAndChecksFindTheSamePages(StoreEngine engine) {
        SecurityBuilder builder = Trackers.builder();
        builder.addPermissionToRole("User", builder.addPermission(Map.of("name", "Search", "klass", "issue")));
        Trackers.grant(builder, "name", "View", "klass", "issue", "filter", ASSIGNED);
        Trackers.grant(builder, "name", "Peek", "klass", "issue", "check", IS_ASSIGNED);
        onTracker(engine, builder, (db, access) -> {
            HyperClass issues = db.getclass("issue");
            SearchGuard guard = access.guard(db.getuid());
            Search search = Search.where(Map.of("title", "t1")).withSort(List.of(Search.SortKey.parse("-id")));
            List<String> read = new ArrayList<>();
            IdPage page;
            do {
                Search part = search.withPage(2, read.size());
                page = guard.filterWithPermissions(issues, part);
                assertEquals(page, guard.filterWithPermissions(issues, part, "Peek"));
                read.addAll(page.ids());
            } while (page.more());
            assertEquals(List.of("18", "16", "14", "12", "10"), read);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aFilterDecidesAboutSingleItemsToo(StoreEngine engine) {
        SecurityBuilder builder =
                Trackers.grant(Trackers.builder(), "name", "View", "klass", "issue", "filter", ASSIGNED);
        onTracker(engine, builder, (db, access) -> {
            assertTrue(access.hasPermission("View", ALICE, "issue", "title", "2"));
            assertFalse(access.hasPermission("View", ALICE, "issue", "title", "3"));
            assertFalse(access.hasPermission("View", ALICE, "issue", "title", "99"));
            Access remembering = access.remembering();
            remembering.foresee("View", ALICE, "issue", List.of("2", "3"));
            assertTrue(remembering.hasPermission("View", ALICE, "issue", "title", "2"));
            assertFalse(remembering.hasPermission("View", ALICE, "issue", "title", "3"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void historiesAreThoseOfTheReader(StoreEngine engine) {
        SecurityBuilder builder =
                Trackers.grant(Trackers.builder(), "name", "View", "klass", "issue", "filter", ASSIGNED);
        Security security = builder.build(Trackers.SCHEMA);
        onTracker(engine, builder, (db, access) -> {
            List<?> changes = new History(security, db, ALICE, List.of("Admin"))
                    .of(db.getclass("issue"), "2", true).stream()
                            .map(entry -> entry.change())
                            .filter(change -> change instanceof Values)
                            .toList();
            assertEquals(List.of(new Values(Map.of("title", "t2"))), changes);
            assertEquals(
                    List.of("link issue"),
                    new History(security, db, ALICE, List.of("Admin"))
                            .of(db.getclass("user"), ALICE, true).stream()
                                    .filter(entry -> entry.action().equals("link"))
                                    .map(entry -> "link issue")
                                    .distinct()
                                    .toList());
            assertEquals(
                    List.of("create"),
                    new History(security, db, "2", List.of("Admin"))
                            .of(db.getclass("user"), ALICE, true).stream()
                                    .map(entry -> entry.action())
                                    .toList());
        });
    }

    @ParameterizedTest
    @EnumSource
    void keysAreLookedUp(StoreEngine engine) {
        onTracker(engine, Trackers.builder(), (db, access) -> {
            RawValues values = new RawValues(db, (text, scheme) -> null);
            assertEquals(ALICE, values.rawToHyperdb(db.getclass("issue"), null, "assignedto", "alice"));
            assertEquals(ALICE, values.rawToHyperdb(db.getclass("issue"), null, "assignedto", "@current_user"));
        });
    }
}
