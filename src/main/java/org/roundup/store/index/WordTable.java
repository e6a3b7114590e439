package org.roundup.store.index;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.roundup.store.sql.PostgresDialect;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Tables;

/** Writes the tables {@code __textids} and {@code __words}. */
final class WordTable {

    private WordTable() {}

    /** A word of a text. */
    record Occurrence(String word, long textId) {}

    /** Gives ids to texts that have none. */
    static Map<TextEntry, Long> number(SqlSession session, Collection<TextEntry> added) {
        Map<TextEntry, Long> ids = new HashMap<>();
        if (added.isEmpty()) {
            return ids;
        }
        Iterator<Long> next = take(session, added.size()).iterator();
        List<List<?>> rows = new ArrayList<>(added.size());
        for (TextEntry entry : added) {
            long id = next.next();
            ids.put(entry, id);
            rows.add(List.of(id, entry.className(), entry.itemId(), entry.property()));
        }
        session.updateAll("INSERT INTO __textids (_textid, _class, _itemid, _prop) VALUES (?, ?, ?, ?)", rows);
        return ids;
    }

    /** Takes ids; on PostgreSQL without waiting for others who take some, since they need not be successive. */
    private static List<Long> take(SqlSession session, int count) {
        if (session.dialect() instanceof PostgresDialect) {
            String sequence = Tables.sequence(IndexTables.TEXT_IDS);
            return session.query(
                    "SELECT nextval('" + sequence + "') FROM generate_series(1, ?)",
                    List.of(count),
                    row -> row.getLong(1));
        }
        long first = session.dialect().takeIds(session, IndexTables.TEXT_IDS, count);
        return LongStream.range(first, first + count).boxed().toList();
    }

    static void insert(SqlSession session, List<Occurrence> occurrences) {
        if (session.dialect() instanceof PostgresDialect) {
            insertArrays(session, occurrences);
            return;
        }
        List<List<?>> rows = new ArrayList<>(occurrences.size());
        occurrences.forEach(occurrence -> rows.add(List.of(occurrence.word(), occurrence.textId())));
        session.updateAll("INSERT INTO __words (_word, _textid) VALUES (?, ?)", rows);
    }

    /** Sends two arrays instead of many rows, which PostgreSQL takes twice as fast. */
    private static void insertArrays(SqlSession session, List<Occurrence> occurrences) {
        session.beginWriting();
        Object[] words = occurrences.stream().map(Occurrence::word).toArray();
        Object[] ids = occurrences.stream().map(Occurrence::textId).toArray();
        try {
            session.update(
                    "INSERT INTO __words (_word, _textid) SELECT * FROM unnest(?, ?)",
                    session.connection().createArrayOf("varchar", words),
                    session.connection().createArrayOf("bigint", ids));
        } catch (SQLException error) {
            throw session.translate(error);
        }
    }
}
