package org.roundup.store.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.SchemaBuilder;
import org.roundup.store.engine.EveryEngine;
import org.roundup.store.sql.SqlSession;

/** What mail looks up by text, it finds in any case and without a look at the whole table. */
@EveryEngine
class TextFindTest extends FilledEngine {

    private static final int COUNT = 5000;

    /** How the engines say that they read a whole table or a whole index. */
    private static final Pattern READS_ALL = Pattern.compile("SCAN t|Seq Scan|\\bALL\\b");

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.declare(ClassDefinition.Kind.PLAIN, "user", List.of(text("address")));
        schema.declare(ClassDefinition.Kind.PLAIN, "msg", List.of(text("messageid")));
        schema.declare(ClassDefinition.Kind.PLAIN, "issue", List.of(text("title")));
        return schema.build();
    }

    private static Property text(String name) {
        return Property.of(name, new PropertyType.StringType(false));
    }

    @Override
    void fill(SqlSession empty) {
        ThingData.createTables(empty, SCHEMA);
        fill(empty, "user", "address", "Person%d@Example.org");
        fill(empty, "msg", "messageid", "<%d@Example.org>");
        fill(empty, "issue", "title", "Drucker %d hängt ÜBER dem Fluß");
        List<String> titles =
                List.of("Принтер горит", "принтер ГОРИТ", "Принтер молчит", "ÄÖÜÄÖÜ", "äöüÄÖÜ", "Drucker");
        for (int i = 0; i < titles.size(); i++) {
            empty.update("INSERT INTO _issue (_title, id, __retired__) VALUES (?, ?, 0)", titles.get(i), COUNT + 1 + i);
        }
        for (String table : List.of("_user", "_msg", "_issue")) {
            empty.execute("CREATE INDEX " + table + "_retired_idx ON " + table + "(__retired__)");
        }
        SearchIndexes.of(SCHEMA, empty.dialect()).forEach(index -> empty.execute(index.create()));
        empty.commit();
        for (String table : List.of("_user", "_msg", "_issue")) {
            empty.execute((empty.dialect().name().equals("mysql") ? "ANALYZE TABLE " : "ANALYZE ") + table);
        }
        empty.commit();
    }

    private static void fill(SqlSession session, String className, String property, String form) {
        List<List<?>> rows = new ArrayList<>();
        for (int id = 1; id <= COUNT; id++) {
            rows.add(List.of(String.format(java.util.Locale.ROOT, form, id), id));
        }
        session.updateAll("INSERT INTO _" + className + " (_" + property + ", id, __retired__) VALUES (?, ?, 0)", rows);
    }

    private SqlQuery query(String className, String property, String text) {
        return new Finder(SCHEMA, session().dialect()).stringFind(SCHEMA.get(className), Map.of(property, text));
    }

    private List<Integer> found(String title) {
        SqlQuery query = query("issue", "title", title);
        return session().query(query.sql(), query.parameters(), row -> row.getInt(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user address PERSON77@example.ORG",
                "msg messageid <77@EXAMPLE.org>",
                "issue title Drucker",
                "issue title DRUCKER 77 HÄNGT ÜBER DEM FLUß",
                "issue title принтер горит"
            })
    void nothingLikeTheWholeTableIsRead(String line) {
        String[] words = line.split(" ", 3);
        String plan = plan(query(words[0], words[1], words[2]));
        assertTrue(plan.contains("ee_" + words[0] + "__" + words[1]), plan);
        assertTrue(!READS_ALL.matcher(plan).find(), plan);
    }

    private String plan(SqlQuery query) {
        boolean isSqlite = session().dialect().name().equals("sqlite");
        return String.join(
                "\n",
                session()
                        .query(
                                (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + query.sql(),
                                query.parameters(),
                                row -> {
                                    List<String> columns = new ArrayList<>();
                                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                        columns.add(String.valueOf(row.getString(i)));
                                    }
                                    return String.join(" | ", columns);
                                }));
    }

    @Test
    void caseDoesNotMatterBeyondAsciiButAllElseDoes() {
        assertEquals(List.of(77), found("drucker 77 HÄNGT über dem fluß"));
        assertEquals(List.of(), found("drucker 77 hangt uber dem fluss"));
        assertEquals(List.of(COUNT + 1, COUNT + 2), found("ПРИНТЕР ГОРИТ"));
        assertEquals(List.of(COUNT + 4, COUNT + 5), found("äöüäöü"));
        assertEquals(List.of(COUNT + 6), found("drucker"));
        assertEquals(List.of(), found("drucker "));
    }
}
