package org.roundup.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.Database;
import org.roundup.store.change.Change;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.change.Cursor;
import org.roundup.store.change.LoggedChange;
import org.roundup.store.engine.EveryEngine;
import org.roundup.store.sql.SqlSession;

/** What an import does to a tracker that has items already. */
@EveryEngine
class ImportTest extends OpenedTransfer {
    @Test
    void itemsThatExistAreOverwrittenAndOthersStay() throws IOException {
        store.run("admin", db -> {
            db.getclass("thing").create(Map.of("name", "one", "note", "kept", "members", List.of("1")));
            db.getclass("thing").create(Map.of("name", "two"));
            db.getclass("thing").create(Map.of("name", "three"));
            db.getclass("thing").retire("1");
        });
        things("id:name:members:is retired", "'1':'two':[]:False", "'2':'one':[]:0");
        assertEquals(Map.of("thing", 3L), load(export).nextIds());
        assertEquals("two", get("thing", "1", "name"));
        assertEquals("kept", get("thing", "1", "note"));
        assertEquals(List.of(), get("thing", "1", "members"));
        assertEquals("one", get("thing", "2", "name"), "keys may be swapped");
        assertEquals("three", get("thing", "3", "name"));
        store.run("admin", db -> {
            assertFalse(db.getclass("thing").isRetired("1"), "what the file has as live is live");
            assertEquals("4", db.getclass("thing").create(Map.of("name", "four")), "no id is used again");
        });
    }

    @Test
    void contentsAreOverwritten() throws IOException {
        store.run("admin", db -> db.getclass("msg").create(Map.of("content", "before")));
        table("msg", "id:files", "'1':[]", "'2':[]");
        table("msg", "id", "'1'", "'2'");
        Files.writeString(export.resolve("msg-journals.csv"), "");
        Path contents = Files.createDirectories(export.resolve("msg-files/0"));
        Files.write(contents.resolve("msg1"), "after".getBytes(StandardCharsets.UTF_8));
        Files.write(contents.resolve("msg2"), "new".getBytes(StandardCharsets.UTF_8));
        load(export);
        assertEquals("after", get("msg", "1", "content"));
        assertEquals("new", get("msg", "2", "content"));
        try (Database db = store.open(null)) {
            assertEquals(List.of("1"), ids(db, "msg", "after"));
            assertEquals(List.of(), ids(db, "msg", "before"));
        }
    }

    @Test
    void twoLiveItemsWithOneKeyAreRefusedButNotARetiredOne() throws IOException {
        things("id:name:members:is retired", "'1':'a':[]:1", "'2':'a':[]:0");
        load(export);
        things("id:name:members:is retired", "'3':'a':[]:0");
        ValueError error = assertThrows(ValueError.class, () -> load(export));
        assertTrue(error.getMessage().startsWith("class thing: two items that are not retired have the same name"));
    }

    @Test
    void aDryRunLeavesNothing() throws IOException {
        things("id:name:members", "'5':'good':[]");
        try (Database db = store.openBulk("admin")) {
            importer(db, export).run();
            db.rollback();
        }
        assertThrows(NotFound.class, () -> get("thing", "5", "name"));
    }

    @Test
    void referencesToNothingAreTaken() throws IOException {
        things("id:name:owner:members", "'5':'good':'9':['1', '8']");
        assertEquals(
                List.of(
                        "thing5 refers in \"owner\" to user9, which does not exist",
                        "thing5 refers in \"members\" to user8, which does not exist"),
                load(export).warnings());
    }

    @Test
    void rowsWithoutIdGetOne() throws IOException {
        things("name:members", "'a':[]", "'b':[]");
        load(export);
        assertEquals("b", get("thing", "2", "name"));
        assertEquals("1", get("thing", "2", "creator"));
    }

    @Test
    void journalsOfOtherItemsStay() throws IOException {
        store.run("admin", db -> {
            db.getclass("thing").create(Map.of("name", "one"));
            db.getclass("thing").create(Map.of("name", "two"));
        });
        things("id:name:members", "'1':'one':[]");
        Files.writeString(
                export.resolve("thing-journals.csv"),
                "'1':(2001, 2, 3, 4, 5, 6, 0, 0, 0):'1':'link':('thing', 2L, 'deps')\n");
        load(export);
        try (Database db = store.open(null)) {
            assertEquals("link", db.getclass("thing").journal("1").get(0).action());
            assertEquals(1, db.getclass("thing").journal("1").size());
            assertEquals("create", db.getclass("thing").journal("2").get(0).action());
        }
    }

    @Test
    void othersAreToldToReadTheClassAgain() throws IOException {
        try (Database reader = store.open(null);
                SqlSession session = store.newSession()) {
            Cursor before = ChangeLog.latest(session);
            assertEquals(0, reader.getclass("thing").count(Search.ALL));
            things("id:name:members", "'5':'good':[]", "'6':'good too':[]");
            load(export);
            List<Change> changes = ChangeLog.readSince(session, before, 10).stream()
                    .map(LoggedChange::change)
                    .toList();
            assertEquals(1, changes.size());
            assertEquals("thing", changes.get(0).className());
            assertEquals(Change.Event.IMPORT, changes.get(0).event());
            assertEquals(Change.NO_ITEM, changes.get(0).itemId());
        }
        try (Database reader = store.open(null)) {
            assertEquals(2, reader.getclass("thing").count(Search.ALL), "an old result after an import");
        }
    }
}
