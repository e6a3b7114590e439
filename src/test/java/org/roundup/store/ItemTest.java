package org.roundup.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.UnknownName;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.engine.EveryEngine;

/** What every engine must do with single items. */
@EveryEngine
class ItemTest extends OpenedStore {
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
        assertFalse(Files.exists(store.contentFiles().path("msg", msg)));
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
}
