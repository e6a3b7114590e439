package org.roundup.hyperdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.ClassDefinition.Kind;

class RawValuesTest {

    private static final Schema SCHEMA = schema();

    private final MemoryHyperdb db = new MemoryHyperdb(SCHEMA);
    private final HyperClass things = db.getclass("thing");
    private final RawValues values = new RawValues(db, RawValuesTest::password);

    private static Schema schema() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.declare(Kind.PLAIN, "user", List.of(string("username"))).setkey("username");
        schema.declare(Kind.PLAIN, "team", List.of(string("name"))).setkey("name");
        schema.declare(Kind.PLAIN, "code", List.of(string("number"))).setkey("number");
        schema.declare(Kind.PLAIN, "log", List.of(string("text")));
        schema.declare(
                Kind.PLAIN,
                "thing",
                List.of(
                        string("note"),
                        string("content"),
                        Property.of("due", new PropertyType.DateType(null, true, null)),
                        Property.of("east", new PropertyType.DateType("5", true, null)),
                        Property.of("dur", new PropertyType.IntervalType()),
                        Property.of("flag", new PropertyType.BooleanType()),
                        Property.of("num", new PropertyType.NumberType(false)),
                        Property.of("cnt", new PropertyType.IntegerType()),
                        Property.of("pw", new PropertyType.PasswordType(null)),
                        Property.of("weak", new PropertyType.PasswordType("MD5")),
                        Property.of("owner", new PropertyType.LinkType("user", true, true, null, null)),
                        Property.of("log", new PropertyType.LinkType("log", true, false, null, null)),
                        Property.of("code", new PropertyType.LinkType("code", true, false, null, null)),
                        Property.of("teams", new PropertyType.MultilinkType("team", true, true, null, null))));
        return schema.build();
    }

    private static Property string(String name) {
        return Property.of(name, new PropertyType.StringType(false));
    }

    /** Stands for the schemes of the floor above: knows SHA, writes clear text. */
    private static Password password(String text, String scheme) {
        Password given = Password.parse(text).orElse(new Password(scheme == null ? "clear" : scheme, text));
        if (given.scheme().equals("CRYPT")) {
            throw new ValueError("Unknown encryption scheme: 'CRYPT'");
        }
        return given;
    }

    static List<String[]> vectors() {
        return Vectors.of("/hyperdb/raw-values.txt");
    }

    @BeforeEach
    void fill() {
        List.of("admin", "anonymous", "alice")
                .forEach(name -> db.getclass("user").create(Map.of("username", name)));
        List.of("red", "green", "blue").forEach(name -> db.getclass("team").create(Map.of("name", name)));
        db.getclass("code").create(Map.of("number", "2"));
        things.create(Map.of("teams", List.of("1", "2")));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsWhatPeopleWrite(String property, String item, String text, String expected) {
        String itemId = item.equals("-") ? null : item;
        String raw = unescape(text);
        if (expected.startsWith("!")) {
            RoundupException error =
                    assertThrows(RoundupException.class, () -> values.rawToHyperdb(things, itemId, property, raw));
            assertEquals(expected.substring(1), error.getMessage());
        } else {
            assertEquals(unescape(expected), ValueText.str(values.rawToHyperdb(things, itemId, property, raw)));
        }
    }

    private static String unescape(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }

    @Test
    void givesValuesOfTheTypesThatItemsHave() {
        assertInstanceOf(RoundupDate.class, values.rawToHyperdb(things, null, "due", "2024-01-01"));
        assertInstanceOf(Interval.class, values.rawToHyperdb(things, null, "dur", "1d"));
        assertInstanceOf(Double.class, values.rawToHyperdb(things, null, "num", "1"));
        assertInstanceOf(Integer.class, values.rawToHyperdb(things, null, "cnt", "1"));
        assertInstanceOf(Boolean.class, values.rawToHyperdb(things, null, "flag", "1"));
    }

    @Test
    void takesListsForMultilinksOnly() {
        assertEquals(List.of("1", "2"), values.rawToHyperdb(things, null, "teams", List.of("1", "green")));
        assertEquals(List.of("2"), values.rawToHyperdb(things, "1", "teams", List.of("-red")));
        assertThrows(ValueError.class, () -> values.rawToHyperdb(things, null, "note", List.of("a")));
        assertThrows(ValueError.class, () -> values.rawToHyperdb(things, null, "teams", Arrays.asList("1", null)));
    }

    @Test
    void nullIsUnset() {
        for (String property : List.of("note", "due", "dur", "flag", "num", "cnt", "pw", "owner")) {
            assertNull(values.rawToHyperdb(things, null, property, null), property);
        }
        assertEquals(List.of(), values.rawToHyperdb(things, "1", "teams", null));
    }

    @Test
    void readsDatesInTheZoneOfTheUser() {
        db.setTimezone(ZoneId.of("Europe/Vienna"));
        assertEquals(
                "2024-06-07.06:09:00", ValueText.str(values.rawToHyperdb(things, null, "due", "2024-06-07.08:09")));
        assertEquals(
                "2024-06-07.03:09:00", ValueText.str(values.rawToHyperdb(things, null, "east", "2024-06-07.08:09")));
    }

    @Test
    void unknownPropertiesAreUnknownNames() {
        assertThrows(UnknownName.class, () -> values.rawToHyperdb(things, null, "nosuch", "x"));
    }
}
