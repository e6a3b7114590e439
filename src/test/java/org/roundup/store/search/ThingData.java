package org.roundup.store.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.SchemaBuilder;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Tables;

/** The items that the search vectors are about, written in Roundup's layout by plain SQL. */
final class ThingData {

    static final Schema SCHEMA = schema();

    private final SqlSession session;
    private final Dialect dialect;

    ThingData(SqlSession session) {
        this.session = session;
        this.dialect = session.dialect();
    }

    private static Schema schema() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.declare(
                        ClassDefinition.Kind.PLAIN,
                        "user",
                        List.of(
                                Property.of("username", new PropertyType.StringType(false)),
                                Property.of("password", new PropertyType.PasswordType(null)),
                                Property.of("address", new PropertyType.StringType(false))))
                .setkey("username");
        schema.declare(
                ClassDefinition.Kind.PLAIN,
                "team",
                List.of(
                        Property.of("name", new PropertyType.StringType(false)),
                        Property.of("order", new PropertyType.NumberType(false)),
                        link("lead", "user", null)));
        schema.declare(
                        ClassDefinition.Kind.PLAIN,
                        "thing",
                        List.of(
                                Property.of("name", new PropertyType.StringType(false)),
                                Property.of("note", new PropertyType.StringType(false)),
                                Property.of("due", new PropertyType.DateType(null, true, null)),
                                Property.of("fixed", new PropertyType.DateType("0", true, null)),
                                Property.of("dur", new PropertyType.IntervalType()),
                                Property.of("flag", new PropertyType.BooleanType()),
                                Property.of("num", new PropertyType.NumberType(false)),
                                Property.of("cnt", new PropertyType.IntegerType()),
                                link("owner", "user", "things"),
                                link("team", "team", null),
                                multilink("teams", "team", "allthings"),
                                multilink("members", "user", null),
                                multilink("deps", "thing", "dependents")))
                .setkey("name");
        return schema.build();
    }

    private static Property link(String name, String target, String reverse) {
        return Property.of(name, new PropertyType.LinkType(target, true, true, reverse, null));
    }

    private static Property multilink(String name, String target, String reverse) {
        return Property.of(name, new PropertyType.MultilinkType(target, true, true, reverse, null));
    }

    void create() {
        createTables(session, SCHEMA);
        String[][] users = {
            {"admin", null}, {"anonymous", null}, {"alice", "alice@x.org"}, {"bob", "bob@x.org"}, {"Carol", "c@y.org"}
        };
        for (int i = 0; i < users.length; i++) {
            insert("user", i + 1, values("username", users[i][0], "address", users[i][1]));
        }
        insert("team", 1, values("name", "red", "order", 3.0, "lead", "3"));
        insert("team", 2, values("name", "green", "order", 1.0, "lead", "4"));
        insert("team", 3, values("name", "blue", "order", 2.0));
        createThings();
    }

    private void createThings() {
        thing(1, "Alpha", "One two", "20240110120000.000", "1d", true, 1.5, 1, "3", "1");
        thing(2, "beta", "two_three 50%", "20240210000000.000", "2:00", false, 2.0, 2, "4", "2");
        thing(3, "Gamma", "x", "20240210235959.500", "-1d", null, -1.0, -1, null, "3");
        thing(4, "delta", null, "20231231000000.000", "1m", true, 0.0, 0, "3", null);
        thing(5, "eps", null, null, null, null, null, null, null, null);
        thing(6, "zeta", "back\\slash", null, null, null, null, null, "5", "1");
        session.update("UPDATE _thing SET __retired__ = id WHERE id = 6");
        links("thing_teams", new int[][] {{1, 1}, {1, 2}, {2, 2}, {3, 3}, {4, 1}, {4, 2}, {4, 3}, {6, 1}});
        links("thing_members", new int[][] {{1, 3}, {1, 4}, {2, 3}, {4, 5}});
        links("thing_deps", new int[][] {{3, 1}, {4, 1}, {4, 2}});
    }

    private void thing(
            int id,
            String name,
            String note,
            String due,
            String dur,
            Boolean flag,
            Double num,
            Integer cnt,
            String owner,
            String team) {
        insert(
                "thing",
                id,
                values(
                        "name",
                        name,
                        "note",
                        note,
                        "due",
                        due == null ? null : RoundupDate.ofStored(due),
                        "fixed",
                        due == null ? null : RoundupDate.ofStored(due),
                        "dur",
                        dur == null ? null : Interval.ofStored(dur),
                        "flag",
                        flag,
                        "num",
                        num,
                        "cnt",
                        cnt,
                        "owner",
                        owner,
                        "team",
                        team));
    }

    private static Map<String, Object> values(Object... pairs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return values;
    }

    static void createTables(SqlSession session, Schema schema) {
        schema.classes().forEach(definition -> createTables(session, definition));
    }

    private static void createTables(SqlSession session, ClassDefinition definition) {
        List<String> columns = new ArrayList<>();
        for (Property property : definition.allProperties()) {
            if (property.isMultilink()) {
                if (!property.computed()) {
                    session.execute("CREATE TABLE " + Tables.links(definition.name(), property.name())
                            + " (linkid INTEGER, nodeid INTEGER)");
                }
            } else if (!property.name().equals("id")) {
                columns.add(Tables.column(property) + " " + session.dialect().columnType(property.type()));
                if (property.kind() == PropertyType.Kind.INTERVAL) {
                    columns.add(Tables.seconds(property.name()) + " BIGINT");
                }
            }
        }
        session.execute("CREATE TABLE " + Tables.items(definition.name()) + " (" + String.join(", ", columns)
                + ", id INTEGER PRIMARY KEY, __retired__ INTEGER DEFAULT 0)");
    }

    private void insert(String className, int id, Map<String, Object> given) {
        Map<String, Object> values = new LinkedHashMap<>(given);
        values.put("creation", RoundupDate.ofStored("20240315000000.000"));
        values.put("activity", RoundupDate.ofStored("20240315000000.000"));
        values.put("creator", "1");
        values.put("actor", "1");
        Map<String, Object> columns = new TreeMap<>();
        values.forEach((name, value) -> {
            Property property = SCHEMA.get(className).property(name);
            if (value != null) {
                columns.put(Tables.column(property), dialect.encode(property.kind(), value));
            }
            if (value instanceof Interval interval) {
                columns.put(Tables.seconds(name), interval.asSeconds());
            }
        });
        columns.put("id", id);
        session.update(
                "INSERT INTO " + Tables.items(className) + " (" + String.join(", ", columns.keySet()) + ") VALUES ("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")",
                columns.values().toArray());
    }

    private void links(String table, int[][] pairs) {
        for (int[] pair : pairs) {
            session.update("INSERT INTO " + table + " (nodeid, linkid) VALUES (?, ?)", pair[0], pair[1]);
        }
    }
}
