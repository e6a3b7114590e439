package org.roundup.store.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.roundup.store.index.IndexedTracker.find;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.engine.OpenedEngine;
import org.roundup.store.engine.StoreEngine;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/** What only PostgreSQL does with full text. */
@ParameterizedClass
@EnumSource(value = StoreEngine.class, names = "POSTGRESQL")
class PostgresIndexTest extends OpenedEngine {

    @Override
    protected List<String> ddl(Dialect dialect) {
        return IndexedTracker.ddl(dialect);
    }

    @Test
    void writersDoNotWaitForEachOther() {
        TextIndex index = IndexedTracker.index(engine, "native", "english");
        try (SqlSession first = engine.open();
                SqlSession second = engine.open()) {
            second.execute("SET lock_timeout = '5s'");
            index.add(
                    first,
                    List.of(new TextEntry("issue", "1", "title", "one"), new TextEntry("msg", "1", "content", "two")));
            index.add(
                    second,
                    List.of(
                            new TextEntry("issue", "2", "title", "three"),
                            new TextEntry("msg", "2", "content", "four")));
            second.commit();
            first.commit();
            assertEquals(List.of("2"), find(first, index, "three"));
        }
    }

    @Test
    void unknownLanguageNamesTheOption() {
        TextIndex index = IndexedTracker.index(engine, "native-fts", "klingon");
        try (SqlSession session = engine.open()) {
            ValueError error = assertThrows(ValueError.class, () -> find(session, index, "fox"));
            assertTrue(error.getMessage().startsWith("Check tracker config.ini for a bad indexer_language setting."));
        }
    }

    @Test
    void longAndBinaryTextsAreIndexedAsFarAsTheyCanBe() {
        TextIndex index = IndexedTracker.index(engine, "native-fts", "english");
        String words = IntStream.range(0, 400_000)
                .mapToObj(i -> Integer.toString(i, 36))
                .reduce(
                        new StringBuilder("first "),
                        (text, word) -> text.append(word).append(' '),
                        (a, b) -> a)
                .toString();
        try (SqlSession session = engine.open()) {
            index.add(session, new TextEntry("issue", "2", "title", words));
            index.add(session, new TextEntry("issue", "3", "title", "front\0rear"));
            session.commit();
            assertEquals(List.of("2"), find(session, index, "first"));
            assertEquals(List.of("3"), find(session, index, "rear"));
        }
    }
}
