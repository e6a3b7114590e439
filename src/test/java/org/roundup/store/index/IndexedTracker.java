package org.roundup.store.index;

import java.util.List;
import java.util.stream.Stream;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.SchemaBuilder;
import org.roundup.store.engine.TestEngine;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/** A small tracker whose texts the vectors search: three issues with five messages, and a part with a name. */
final class IndexedTracker {

    private IndexedTracker() {}

    static final Schema SCHEMA = schema();

    private static Schema schema() {
        SchemaBuilder builder = new SchemaBuilder();
        builder.declare(ClassDefinition.Kind.PLAIN, "user", List.of(text("username", false)));
        builder.declare(ClassDefinition.Kind.PLAIN, "part", List.of(text("name", true)));
        builder.declare(ClassDefinition.Kind.FILE, "msg", List.of());
        builder.declare(
                ClassDefinition.Kind.PLAIN,
                "issue",
                List.of(
                        text("title", true),
                        Property.of("part", new PropertyType.LinkType("part", true, true, "issues", null)),
                        multilink("messages", "msg", "issues"),
                        multilink("superseder", "issue", null)));
        return builder.build();
    }

    private static Property text(String name, boolean indexed) {
        return Property.of(name, new PropertyType.StringType(indexed));
    }

    private static Property multilink(String name, String target, String reverseName) {
        return Property.of(name, new PropertyType.MultilinkType(target, true, true, reverseName, null));
    }

    static List<String> ddl(Dialect dialect) {
        return Stream.concat(tables(), TextIndex.ddl(dialect).stream()).toList();
    }

    private static Stream<String> tables() {
        return Stream.of(
                "CREATE TABLE ids (name VARCHAR(255), num INTEGER)",
                "CREATE TABLE _issue (id INTEGER PRIMARY KEY, _title TEXT, _part INTEGER, _creator INTEGER,"
                        + " _actor INTEGER, __retired__ INTEGER DEFAULT 0)",
                "CREATE TABLE _msg (id INTEGER PRIMARY KEY, __retired__ INTEGER DEFAULT 0)",
                "CREATE TABLE _part (id INTEGER PRIMARY KEY, __retired__ INTEGER DEFAULT 0)",
                "CREATE TABLE issue_messages (linkid INTEGER, nodeid INTEGER)",
                "CREATE TABLE issue_superseder (linkid INTEGER, nodeid INTEGER)",
                "INSERT INTO _issue (id, _part) VALUES (1, 7), (2, NULL), (3, 7)",
                "INSERT INTO _part (id) VALUES (7)",
                "INSERT INTO _msg (id) VALUES (1), (2), (3), (4), (5)",
                "INSERT INTO issue_superseder VALUES (2, 3)",
                "INSERT INTO issue_messages (nodeid, linkid) VALUES (1, 1), (1, 2), (2, 3), (2, 4), (3, 5)");
    }

    /** All texts but message 3, which is HTML and therefore not indexed. */
    static List<TextEntry> texts() {
        return List.of(
                new TextEntry("msg", "1", "content", "The quick brown fox jumps over the lazy dog."),
                new TextEntry("msg", "2", "content", "foo_bar foo-bar C++ x y zz 12 123 naïve ÉCOLE"),
                new TextEntry(
                        "msg",
                        "4",
                        "content",
                        "w".repeat(50) + " " + "v".repeat(51) + " don't email@example.org http://a.b/c?d=e"),
                new TextEntry("msg", "5", "content", "running runs ran"),
                new TextEntry("issue", "1", "title", "Fox hunting season"),
                new TextEntry("issue", "2", "title", "Nothing"),
                new TextEntry("issue", "3", "title", "and the OR with"));
    }

    static TextIndex index(TestEngine engine, String indexer, String language) {
        try (SqlSession session = engine.open()) {
            return TextIndex.of(new TextIndex.Settings(indexer, List.of(), language), session.dialect());
        }
    }

    /** Ids of the issues that are found by a query. */
    static List<String> find(SqlSession session, TextIndex index, String query) {
        return find(session, index, "issue", query);
    }

    /** Ids of the items of a class that are found by a query, ascending. */
    static List<String> find(SqlSession session, TextIndex index, String className, String query) {
        return index.condition(session, SCHEMA, SCHEMA.get(className), index.parse(query), TextFilter.ALL)
                .map(condition -> session.query(
                        "SELECT id FROM (" + condition.sql() + ") found ORDER BY id",
                        condition.parameters(),
                        row -> Long.toString(row.getLong(1))))
                .orElse(List.of());
    }
}
