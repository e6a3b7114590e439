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

    @Override
    public void add(SqlSession session, Collection<TextEntry> entries) {
        for (List<TextEntry> batch : Batches.of(entries)) {
            Map<TextEntry, Long> texts = textIds(session, batch);
            forgetWords(session, texts.values());
            List<TextEntry> added =
                    batch.stream().filter(entry -> !texts.containsKey(entry)).toList();
            texts.putAll(WordTable.number(session, added));
            insertWords(session, texts);
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

    /** Inserts in the order of the words, which spares the database much walking about in its index. */
    private void insertWords(SqlSession session, Map<TextEntry, Long> texts) {
        List<WordTable.Occurrence> occurrences = new ArrayList<>();
        texts.forEach((entry, id) ->
                words.of(entry.text()).forEach(word -> occurrences.add(new WordTable.Occurrence(word, id))));
        occurrences.sort(Comparator.comparing(WordTable.Occurrence::word).thenComparing(WordTable.Occurrence::textId));
        WordTable.insert(session, occurrences);
    }

    @Override
    public void remove(SqlSession session, String className, String itemId) {
        String texts = "__textids WHERE _class = ? AND _itemid = ?";
        session.update("DELETE FROM __words WHERE _textid IN (SELECT _textid FROM " + texts + ")", className, itemId);
        session.update("DELETE FROM " + texts, className, itemId);
    }

    @Override
    boolean isEmpty(SqlSession session) {
        return session.first("SELECT 1 FROM __textids LIMIT 1", List.of(), row -> 1)
                .isEmpty();
    }

    @Override
    TextLoad loadEmpty(SqlSession session) {
        return new NativeLoad(session, words);
    }

    @Override
    public List<String> parse(String text) {
        return List.copyOf(words.of(text));
    }

    /** Looks for the longest word first, since it is likely to be the rarest. */
    @Override
    Optional<Fragment> hits(SqlSession session, List<String> query, TextFields fields) {
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
        Fragment among = fields.condition("t.");
        List<Object> parameters = new ArrayList<>(searched);
        parameters.addAll(among.parameters());
        return Optional.of(new Fragment(
                "SELECT t._class, CAST(t._itemid AS INTEGER) FROM " + from
                        + " JOIN __textids t ON t._textid = w0._textid WHERE " + where + " AND " + among.sql(),
                parameters));
    }
}
