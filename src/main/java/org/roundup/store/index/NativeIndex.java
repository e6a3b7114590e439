package org.roundup.store.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.store.sql.SqlSession;

/**
 * The word table: which words occur in which text. A search finds texts in which all its words occur as whole words.
 */
final class NativeIndex extends TextIndex {

    private final Words words;

    NativeIndex(Words words) {
        this.words = words;
    }

    /** A word of a text. */
    private record Occurrence(String word, long textId) {}

    @Override
    public void add(SqlSession session, Collection<TextEntry> entries) {
        for (List<TextEntry> batch : Batches.of(entries)) {
            Map<TextEntry, Long> known = textIds(session, batch);
            forgetWords(session, known.values());
            Map<TextEntry, Long> all = new HashMap<>(known);
            all.putAll(number(session, batch, known));
            insertWords(session, all);
        }
    }

    /** Ids of those texts that were indexed before. */
    private static Map<TextEntry, Long> textIds(SqlSession session, List<TextEntry> batch) {
        Map<TextEntry, Long> ids = new HashMap<>();
        Batches.byField(batch).forEach((field, texts) -> {
            Map<String, TextEntry> byItem = new HashMap<>();
            texts.forEach(entry -> byItem.put(entry.itemId(), entry));
            session.each(
                    "SELECT _itemid, _textid FROM __textids WHERE _class = ? AND _prop = ? AND _itemid IN ("
                            + SqlSession.marks(texts.size()) + ")",
                    Batches.parameters(field, texts),
                    row -> Map.entry(byItem.get(row.getString(1)), row.getLong(2)),
                    found -> ids.put(found.getKey(), found.getValue()));
        });
        return ids;
    }

    private static void forgetWords(SqlSession session, Collection<Long> textIds) {
        if (!textIds.isEmpty()) {
            session.update(
                    "DELETE FROM __words WHERE _textid IN (" + SqlSession.marks(textIds.size()) + ")",
                    textIds.toArray());
        }
    }

    /** Gives ids to those texts that have none. */
    private static Map<TextEntry, Long> number(SqlSession session, List<TextEntry> batch, Map<TextEntry, Long> known) {
        List<TextEntry> added =
                batch.stream().filter(entry -> !known.containsKey(entry)).toList();
        Map<TextEntry, Long> ids = new HashMap<>();
        if (added.isEmpty()) {
            return ids;
        }
        long next = session.dialect().takeIds(session, IndexTables.TEXT_IDS, added.size());
        List<List<?>> rows = new ArrayList<>(added.size());
        for (TextEntry entry : added) {
            ids.put(entry, next);
            rows.add(List.of(next, entry.className(), entry.itemId(), entry.property()));
            next++;
        }
        session.updateAll("INSERT INTO __textids (_textid, _class, _itemid, _prop) VALUES (?, ?, ?, ?)", rows);
        return ids;
    }

    /** Inserts in the order of the words, which spares the database much walking about in its index. */
    private void insertWords(SqlSession session, Map<TextEntry, Long> texts) {
        List<Occurrence> occurrences = new ArrayList<>();
        texts.forEach((entry, id) -> words.of(entry.text()).forEach(word -> occurrences.add(new Occurrence(word, id))));
        occurrences.sort(Comparator.comparing(Occurrence::word).thenComparing(Occurrence::textId));
        List<List<?>> rows = new ArrayList<>(occurrences.size());
        occurrences.forEach(occurrence -> rows.add(List.of(occurrence.word(), occurrence.textId())));
        session.updateAll("INSERT INTO __words (_word, _textid) VALUES (?, ?)", rows);
    }

    @Override
    public void remove(SqlSession session, String className, String itemId, String property) {
        removeWhere(session, "_class = ? AND _itemid = ? AND _prop = ?", className, itemId, property);
    }

    @Override
    public void remove(SqlSession session, String className, String itemId) {
        removeWhere(session, "_class = ? AND _itemid = ?", className, itemId);
    }

    private static void removeWhere(SqlSession session, String which, Object... parameters) {
        session.update(
                "DELETE FROM __words WHERE _textid IN (SELECT _textid FROM __textids WHERE " + which + ")", parameters);
        session.update("DELETE FROM __textids WHERE " + which, parameters);
    }

    @Override
    public void clear(SqlSession session) {
        session.update("DELETE FROM __words");
        session.update("DELETE FROM __textids");
    }

    @Override
    public List<String> parse(String text) {
        return List.copyOf(words.of(text));
    }

    /** Looks for the longest word first, since it is likely to be the rarest. */
    @Override
    Optional<Fragment> hits(SqlSession session, List<String> query, Collection<String> classes) {
        List<String> searched = words.searchable(query).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        if (searched.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder from = new StringBuilder("__words w0");
        StringBuilder where = new StringBuilder("w0._word = ?");
        for (int i = 1; i < searched.size(); i++) {
            from.append(" JOIN __words w").append(i).append(" ON w").append(i).append("._textid = w0._textid");
            where.append(" AND w").append(i).append("._word = ?");
        }
        List<Object> parameters = new ArrayList<>(searched);
        parameters.addAll(classes);
        return Optional.of(new Fragment(
                "SELECT t._class, CAST(t._itemid AS INTEGER) FROM " + from
                        + " JOIN __textids t ON t._textid = w0._textid WHERE " + where + " AND t._class IN ("
                        + SqlSession.marks(classes.size()) + ")",
                parameters));
    }
}
