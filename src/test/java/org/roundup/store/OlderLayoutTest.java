package org.roundup.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.engine.StoreEngine;
import org.roundup.store.sql.SqlSession;

/** Databases that older versions of Roundup have made. */
class OlderLayoutTest {

    @TempDir
    Path folder;

    /** A live thing and two retired ones of the same name. */
    private static void fill(Store store) {
        store.run("admin", db -> {
            db.getclass("user").create(Map.of("username", "admin"));
            for (int i = 0; i < 3; i++) {
                String id = db.getclass("thing").create(Map.of("name", "same", "members", List.of("1")));
                if (i < 2) {
                    db.getclass("thing").retire(id);
                }
            }
        });
    }

    /** Makes the database one that an older Roundup has made. */
    private static void age(Store store, int version) {
        try (SqlSession session = store.newSession()) {
            age(session, version);
            session.commit();
        }
    }

    private static void age(SqlSession session, int version) {
        Map<Integer, List<String>> undone = new TreeMap<>(Comparator.reverseOrder());
        for (String[] row : Vectors.of("/org/roundup/store/older-layouts.txt")) {
            if (row[0].equals(session.dialect().name()) && Integer.parseInt(row[1]) > version) {
                undone.computeIfAbsent(Integer.valueOf(row[1]), layout -> new ArrayList<>())
                        .add(row[2]);
            }
        }
        session.beginWriting();
        undone.values().forEach(statements -> statements.forEach(session::execute));
        session.execute("DROP TABLE ee_meta");
        session.update("UPDATE schema SET schema = replace(schema, ?, ?)", "'version': 8", "'version': " + version);
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE, 4", "SQLITE, 5", "SQLITE, 6", "SQLITE, 7",
        "POSTGRESQL, 4", "POSTGRESQL, 5", "POSTGRESQL, 6", "POSTGRESQL, 7",
        "MARIADB, 4", "MARIADB, 5", "MARIADB, 6", "MARIADB, 7"
    })
    void areBroughtToThePresentLayoutWhenTheyAreOpened(StoreEngine engine, int version) {
        try (Store made = engine.open(folder, TestSchema.schema())) {
            fill(made);
            age(made, version);
            Store store = new Store(made.settings(), TestSchema.schema());
            store.migrate();
            assertTrue(store.planMigration().isEmpty());
            try (Database db = store.open("admin");
                    SqlSession session = store.newSession()) {
                StoredClass things = db.getclass("thing");
                assertEquals(List.of("3"), things.list());
                assertEquals(List.of("1", "2"), things.getnodeids(Search.Retired.RETIRED));
                assertEquals(List.of("1"), things.get("3", "members"));
                assertEquals("3", things.lookup("same"));
                assertEquals(
                        List.of(0, 1, 2),
                        session.query(
                                "SELECT __retired__ FROM _thing ORDER BY __retired__",
                                List.of(),
                                row -> row.getInt(1)));
                String recorded = session.first("SELECT schema FROM schema", List.of(), row -> row.getString(1))
                        .orElseThrow();
                assertTrue(recorded.contains("'version': 8"), recorded);
                assertTrue(session.dialect().name().equals("mysql")
                        || session.dialect().hasTable(session, "__fts"));
                assertThrows(ValueError.class, () -> things.create(Map.of("name", "same")));
            }
            store.run("admin", db -> {
                String id = db.getclass("thing").create(Map.of("name", "a word of many letters: " + "w".repeat(50)));
                assertEquals(List.of(id), db.getclass("thing").filter(Search.ALL.withText("w".repeat(50))));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(StoreEngine.class)
    void areRefusedIfTheyAreTooOldOrTooNew(StoreEngine engine) {
        try (Store store = engine.open(folder, TestSchema.schema());
                SqlSession session = store.newSession()) {
            session.execute("DROP TABLE ee_meta");
            session.update("UPDATE schema SET schema = replace(schema, ?, ?)", "'version': 8", "'version': 9");
            session.commit();
            assertEquals(
                    "attempting to run rev 9 DATABASE with rev 8 CODE!",
                    assertThrows(DatabaseError.class, store::migrate).getMessage());
            session.update("UPDATE schema SET schema = replace(schema, ?, ?)", "'version': 9", "'version': 3");
            session.commit();
            String message = assertThrows(DatabaseError.class, store::migrate).getMessage();
            assertTrue(message.startsWith("The database has Roundup's layout 3; the oldest"), message);
        }
    }
}
