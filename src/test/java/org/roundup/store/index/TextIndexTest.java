package org.roundup.store.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.IndexerQueryError;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.engine.EngineContract;
import org.roundup.store.engine.MariaEngine;
import org.roundup.store.engine.PostgresEngine;
import org.roundup.store.engine.SqliteEngine;
import org.roundup.store.engine.TestEngine;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

@DisplayName("The full-text index")
class TextIndexTest {

    @Nested
    class NativeOnSqlite extends Contract {
        NativeOnSqlite() {
            super("native", 1);
        }

        @Override
        protected TestEngine create(Path folder) {
            return new SqliteEngine(folder.resolve("db"));
        }
    }

    @Nested
    class NativeOnMaria extends Contract {
        NativeOnMaria() {
            super("native", 1);
        }

        @Override
        protected TestEngine create(Path folder) {
            return new MariaEngine();
        }
    }

    @Nested
    class NativeOnPostgres extends Contract {
        NativeOnPostgres() {
            super("native", 1);
        }

        @Override
        protected TestEngine create(Path folder) {
            return new PostgresEngine();
        }

        @Test
        void writersDoNotWaitForEachOther() {
            try (SqlSession first = engine.open();
                    SqlSession second = engine.open()) {
                second.execute("SET lock_timeout = '5s'");
                index().add(
                                first,
                                List.of(
                                        new TextEntry("issue", "1", "title", "one"),
                                        new TextEntry("msg", "1", "content", "two")));
                index().add(
                                second,
                                List.of(
                                        new TextEntry("issue", "2", "title", "three"),
                                        new TextEntry("msg", "2", "content", "four")));
                second.commit();
                first.commit();
                assertEquals(List.of("2"), find(first, index(), "three"));
            }
        }
    }

    @Nested
    class FtsOnSqlite extends Contract {
        FtsOnSqlite() {
            super("native-fts", 2);
        }

        @Override
        protected TestEngine create(Path folder) {
            return new SqliteEngine(folder.resolve("db"));
        }
    }

    @Nested
    class FtsOnPostgres extends Contract {
        FtsOnPostgres() {
            super("native-fts", 3);
        }

        @Override
        protected TestEngine create(Path folder) {
            return new PostgresEngine();
        }

        @Test
        void unknownLanguageNamesTheOption() {
            TextIndex index = TextIndex.of(new TextIndex.Settings("native-fts", List.of(), "klingon"), dialect());
            try (SqlSession session = engine.open()) {
                ValueError error = assertThrows(ValueError.class, () -> find(session, index, "fox"));
                assertTrue(
                        error.getMessage().startsWith("Check tracker config.ini for a bad indexer_language setting."));
            }
        }

        @Test
        void longAndBinaryTextsAreIndexedAsFarAsTheyCanBe() {
            String words = IntStream.range(0, 400_000)
                    .mapToObj(i -> Integer.toString(i, 36))
                    .reduce(
                            new StringBuilder("first "),
                            (text, word) -> text.append(word).append(' '),
                            (a, b) -> a)
                    .toString();
            try (SqlSession session = engine.open()) {
                index().add(session, new TextEntry("issue", "2", "title", words));
                index().add(session, new TextEntry("issue", "3", "title", "front\0rear"));
                session.commit();
                assertEquals(List.of("2"), find(session, index(), "first"));
                assertEquals(List.of("3"), find(session, index(), "rear"));
            }
        }
    }

    abstract static class Contract extends EngineContract {

        private static final String LINES = "/org/roundup/store/index/queries.txt";

        private final String indexer;
        private final int column;
        private final Schema schema = IndexedTracker.schema();

        Contract(String indexer, int column) {
            this.indexer = indexer;
            this.column = column;
        }

        @Override
        protected List<String> ddl(Dialect dialect) {
            List<String> statements = new ArrayList<>(IndexedTracker.ddl());
            statements.addAll(TextIndex.ddl(dialect));
            return statements;
        }

        Dialect dialect() {
            try (SqlSession session = engine.open()) {
                return session.dialect();
            }
        }

        TextIndex index() {
            return TextIndex.of(new TextIndex.Settings(indexer, List.of(), "english"), dialect());
        }

        List<String> find(SqlSession session, TextIndex index, String query) {
            return find(session, index, "issue", query);
        }

        List<String> find(SqlSession session, TextIndex index, String className, String query) {
            return index.search(session, schema, schema.get(className), index.parse(query));
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
                for (String[] line : IndexedTracker.vectors(LINES)) {
                    String got = outcome(session, index, line[0]);
                    boolean right =
                            line[column].startsWith("!") ? got.startsWith(line[column]) : got.equals(line[column]);
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
                index.remove(session, "msg", "1", "content");
                session.commit();
                assertEquals(List.of(), find(session, index, "quick"));
                assertEquals(List.of("1"), find(session, index, "fox"));
                index.remove(session, "issue", "1");
                session.commit();
                assertEquals(List.of(), find(session, index, "fox"));
                index.clear(session);
                session.commit();
                assertEquals(List.of(), find(session, index, "nothing"));
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

        private List<String> filtered(
                SqlSession session, TextIndex index, String query, String hidden, String messages) {
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
            return index.condition(session, schema, schema.get("issue"), index.parse(query), filter)
                    .map(condition -> session.query(
                            condition.sql(), condition.parameters(), row -> Long.toString(row.getLong(1))))
                    .orElse(List.of());
        }
    }
}
