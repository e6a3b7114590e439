package org.roundup.store.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.PostgresDialect;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.SqliteDialect;

/** The tables of all indexes, with Roundup's names. */
final class IndexTables {

    /** Name under which ids of texts are numbered. */
    static final String TEXT_IDS = "__textids";

    private static final String BY_PROPERTIES =
            "CREATE UNIQUE INDEX IF NOT EXISTS __textids_by_props ON __textids (_class, _itemid, _prop)";
    /** Holds the text as well, so that a search needs no look at the table. */
    private static final String WORDS = "CREATE INDEX IF NOT EXISTS words_word_ids ON __words (_word, _textid)";

    private static final String WORDS_POSTGRES =
            "CREATE INDEX IF NOT EXISTS words_both_idx ON __words (_word, _textid)";
    private static final String BY_TEXT = "CREATE INDEX IF NOT EXISTS words_by_id ON __words (_textid)";
    private static final String COUNTER = "INSERT INTO ids (name, num) SELECT '__textids', 1"
            + " WHERE NOT EXISTS (SELECT 1 FROM ids WHERE name = '__textids')";

    private IndexTables() {}

    /** The indexes of the word table, name → statement that makes it. */
    static Map<String, String> wordIndexes(Dialect dialect) {
        Map<String, String> indexes = new LinkedHashMap<>();
        boolean postgres = dialect instanceof PostgresDialect;
        indexes.put(postgres ? "words_both_idx" : "words_word_ids", postgres ? WORDS_POSTGRES : WORDS);
        indexes.put("words_by_id", BY_TEXT);
        return indexes;
    }

    /** Tells PostgreSQL at once how full a table is, instead of when it finds out itself. */
    static void analyze(SqlSession session, String table) {
        if (session.dialect() instanceof PostgresDialect) {
            session.execute("ANALYZE " + table);
        }
    }

    static List<String> ddl(Dialect dialect) {
        if (dialect instanceof SqliteDialect) {
            return sqlite();
        }
        return dialect instanceof PostgresDialect ? postgres() : maria();
    }

    private static List<String> sqlite() {
        return List.of(
                "CREATE TABLE IF NOT EXISTS __textids (_class varchar, _itemid varchar, _prop varchar,"
                        + " _textid integer primary key)",
                "CREATE TABLE IF NOT EXISTS __words (_word varchar, _textid integer)",
                WORDS,
                BY_TEXT,
                BY_PROPERTIES,
                COUNTER,
                "CREATE VIRTUAL TABLE IF NOT EXISTS __fts USING fts5(_class, _itemid, _prop, _textblob)");
    }

    private static List<String> postgres() {
        return List.of(
                "CREATE SEQUENCE IF NOT EXISTS ___textids_ids",
                "CREATE TABLE IF NOT EXISTS __textids (_textid integer primary key, _class VARCHAR(255),"
                        + " _itemid VARCHAR(255), _prop VARCHAR(255))",
                "CREATE TABLE IF NOT EXISTS __words (_word VARCHAR(55), _textid integer)",
                WORDS_POSTGRES,
                BY_TEXT,
                BY_PROPERTIES,
                "CREATE TABLE IF NOT EXISTS __fts (_class VARCHAR(255), _itemid VARCHAR(255), _prop VARCHAR(255),"
                        + " _tsv tsvector)",
                "CREATE INDEX IF NOT EXISTS __fts_idx ON __fts USING GIN (_tsv)",
                "CREATE INDEX IF NOT EXISTS ee_fts_item ON __fts (_itemid, _class, _prop)");
    }

    /** Words are compared as they are: the usual collations would take accented letters for plain ones. */
    private static List<String> maria() {
        return List.of(
                "CREATE TABLE IF NOT EXISTS __textids (_class VARCHAR(255), _itemid VARCHAR(255), _prop VARCHAR(255),"
                        + " _textid INT PRIMARY KEY)",
                "CREATE TABLE IF NOT EXISTS __words (_word VARCHAR(55) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,"
                        + " _textid INT)",
                WORDS,
                BY_TEXT,
                BY_PROPERTIES,
                COUNTER);
    }
}
