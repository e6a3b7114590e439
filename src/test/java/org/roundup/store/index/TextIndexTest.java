package org.roundup.store.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.roundup.store.index.IndexedTracker.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.IndexerQueryError;
import org.roundup.store.engine.OpenedEngine;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

@DisplayName("The full-text index")
@ParameterizedClass
@CsvSource({
    "SQLITE, native, 1",
    "POSTGRESQL, native, 1",
    "MARIADB, native, 1",
    "SQLITE, native-fts, 2",
    "POSTGRESQL, native-fts, 3"
})
class TextIndexTest extends OpenedEngine {

    private static final String LINES = "/org/roundup/store/index/queries.txt";

    @Parameter(1)
    String indexer;

    /** The column of the vectors that says what such an index finds. */
    @Parameter(2)
    int column;

    @Override
    protected List<String> ddl(Dialect dialect) {
        return IndexedTracker.ddl(dialect);
    }

    private TextIndex index() {
        return IndexedTracker.index(engine, indexer, "english");
    }

    private void fill(SqlSession session) {
        index().add(session, IndexedTracker.texts());
        session.commit();
    }

    @Test
    void queriesFindWhatTheVectorsSay() {
        TextIndex index = index();
        List<String> wrong = new ArrayList<>();
        try (SqlSession session = engine.open()) {
            fill(session);
            for (String[] line : Vectors.of(LINES)) {
                String got = outcome(session, index, line[0]);
                boolean right = line[column].startsWith("!") ? got.startsWith(line[column]) : got.equals(line[column]);
                if (!right) {
                    wrong.add(line[0] + ": expected " + line[column] + ", got " + got);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private String outcome(SqlSession session, TextIndex index, String query) {
        try {
            List<String> found = find(session, index, query);
            return found.isEmpty() ? "-" : String.join(",", found);
        } catch (IndexerQueryError error) {
            return "!" + error.getMessage();
        }
    }

    @Test
    void oneStatementFindsThroughLinksMultilinksAndReverseMultilinks() {
        TextIndex index = index();
        try (SqlSession session = engine.open()) {
            fill(session);
            index.add(session, new TextEntry("part", "7", "name", "gearbox"));
            session.commit();
            find(session, index, "gearbox");
            long before = session.statements();
            assertEquals(List.of("1", "3"), find(session, index, "gearbox"));
            assertEquals(1, session.statements() - before);
            assertEquals(List.of("1", "2"), find(session, index, "msg", "hunting"), "reverse of issue.messages");
            assertEquals(List.of("7"), find(session, index, "part", "hunting"), "reverse of issue.part");
        }
    }

    @Test
    void hitsOnTheClassItselfAreNotFollowed() {
        TextIndex index = index();
        try (SqlSession session = engine.open()) {
            fill(session);
            assertEquals(List.of("2"), find(session, index, "nothing"), "issue 3 is superseded by issue 2");
        }
    }

    @Test
    void addingATextAgainReplacesIt() {
        TextIndex index = index();
        try (SqlSession session = engine.open()) {
            fill(session);
            index.add(session, new TextEntry("issue", "1", "title", "Badger watching"));
            session.commit();
            assertEquals(List.of(), find(session, index, "hunting"));
            assertEquals(List.of("1"), find(session, index, "badger"));
            assertEquals(List.of("1"), find(session, index, "quick"));
        }
    }

    @Test
    void ofATextGivenTwiceTheLastCounts() {
        TextIndex index = index();
        try (SqlSession session = engine.open()) {
            index.add(
                    session,
                    List.of(
                            new TextEntry("issue", "1", "title", "early"),
                            new TextEntry("issue", "1", "title", "late")));
            session.commit();
            assertEquals(List.of(), find(session, index, "early"));
            assertEquals(List.of("1"), find(session, index, "late"));
        }
    }

    @Test
    void removedTextsAreNotFound() {
        TextIndex index = index();
        try (SqlSession session = engine.open()) {
            fill(session);
            index.remove(session, "msg", "1");
            session.commit();
            assertEquals(List.of(), find(session, index, "quick"));
            assertEquals(List.of("1"), find(session, index, "fox"));
            index.remove(session, "issue", "1");
            session.commit();
            assertEquals(List.of(), find(session, index, "fox"));
        }
    }

    @Test
    void rolledBackTextsAreNotFound() {
        TextIndex index = index();
        try (SqlSession session = engine.open()) {
            index.add(session, new TextEntry("issue", "1", "title", "phantom"));
            session.rollback();
            assertEquals(List.of(), find(session, index, "phantom"));
        }
    }

    @Test
    void manyTextsAreIndexedWithFewStatements() {
        TextIndex index = index();
        List<TextEntry> many = IntStream.range(1, 2001)
                .mapToObj(i -> new TextEntry("issue", Integer.toString(i), "title", "number n" + i + " common"))
                .toList();
        try (SqlSession session = engine.open()) {
            index.add(session, many);
            index.add(session, many);
            session.commit();
            assertEquals(2000, find(session, index, "common").size());
            assertEquals(List.of("1234"), find(session, index, "n1234"));
        }
    }

    @Test
    void aLoadFillsAnEmptyIndexAndAddsToAFilledOne() {
        TextIndex index = index();
        try (SqlSession session = engine.open()) {
            TextLoad load = index.load(session);
            load.add(IndexedTracker.texts());
            load.finish();
            session.commit();
            assertEquals(List.of("1"), find(session, index, "quick"));
            TextLoad second = index.load(session);
            second.add(List.of(new TextEntry("issue", "1", "title", "Badger watching")));
            second.finish();
            session.commit();
            assertEquals(List.of(), find(session, index, "hunting"));
            assertEquals(List.of("1"), find(session, index, "badger"));
            index.add(session, new TextEntry("issue", "1", "title", "changed"));
            session.commit();
            assertEquals(List.of(), find(session, index, "badger"));
        }
    }

    @Test
    void aLoadThatIsRolledBackLeavesTheIndexAsItWas() {
        TextIndex index = index();
        try (SqlSession session = engine.open()) {
            index.load(session).add(IndexedTracker.texts());
            session.rollback();
            fill(session);
            assertEquals(List.of("1"), find(session, index, "quick"));
        }
    }

    @Test
    void textsThatAUserMayNotReadAreNotSearched() {
        TextIndex index = index();
        try (SqlSession session = engine.open()) {
            fill(session);
            assertEquals(List.of("1"), filtered(session, index, "quick", "", "SELECT id FROM _msg WHERE id > 0"));
            assertEquals(List.of(), filtered(session, index, "quick", "", "SELECT id FROM _msg WHERE id > 1"));
            assertEquals(List.of(), filtered(session, index, "quick", "msg.content", "SELECT id FROM _msg"));
            assertEquals(List.of("1"), filtered(session, index, "hunting", "msg.content", "SELECT id FROM _msg"));
            assertEquals(List.of(), filtered(session, index, "hunting", "issue.title", "SELECT id FROM _msg"));
        }
    }

    private List<String> filtered(SqlSession session, TextIndex index, String query, String hidden, String messages) {
        TextFilter filter = new TextFilter() {
            @Override
            public boolean reads(String className, String property) {
                return !hidden.equals(className + "." + property);
            }

            @Override
            public Optional<Fragment> readable(String className) {
                return className.equals("msg") ? Optional.of(new Fragment(messages, List.of())) : Optional.empty();
            }
        };
        return index.condition(
                        session, IndexedTracker.SCHEMA, IndexedTracker.SCHEMA.get("issue"), index.parse(query), filter)
                .map(condition ->
                        session.query(condition.sql(), condition.parameters(), row -> Long.toString(row.getLong(1))))
                .orElse(List.of());
    }
}
