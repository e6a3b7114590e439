package org.roundup.store.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.IndexerQueryError;
import org.roundup.store.sql.SqlSession;

/** SQLite's FTS5: the whole query is one expression of its language. */
final class SqliteFtsIndex extends TextIndex {

    private static final String FTS_ERROR = "fts5: ";

    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "NEAR");

    private final Words words;

    SqliteFtsIndex(Words words) {
        this.words = words;
    }

    @Override
    public void add(SqlSession session, Collection<TextEntry> entries) {
        for (List<TextEntry> batch : Batches.of(entries)) {
            List<List<?>> updates = new ArrayList<>();
            List<TextEntry> inserts = new ArrayList<>();
            for (TextEntry entry : batch) {
                Optional<Long> known = rows(session, entry.className(), entry.itemId(), entry.property()).stream()
                        .findFirst();
                if (known.isPresent()) {
                    updates.add(List.of(entry.text(), known.get()));
                } else {
                    inserts.add(entry);
                }
            }
            session.updateAll("UPDATE __fts SET _textblob = ? WHERE rowid = ?", updates);
            insert(session, inserts);
        }
    }

    private static void insert(SqlSession session, Collection<TextEntry> entries) {
        List<List<?>> rows = new ArrayList<>(entries.size());
        for (TextEntry entry : entries) {
            rows.add(List.of(entry.className(), entry.itemId(), entry.property(), entry.text()));
        }
        session.updateAll("INSERT INTO __fts (_class, _itemid, _prop, _textblob) VALUES (?, ?, ?, ?)", rows);
    }

    /** Rows of an item's texts, or of the one of a property. The id is looked up through the index itself, as the table has no other one. */
    private static List<Long> rows(SqlSession session, String className, String itemId, String property) {
        return session.query(
                "SELECT rowid FROM __fts WHERE __fts MATCH ? AND _class = ? AND _itemid = ? AND (? IS NULL OR _prop = ?)",
                Arrays.asList("_itemid : \"" + itemId + '"', className, itemId, property, property),
                row -> row.getLong(1));
    }

    @Override
    public void remove(SqlSession session, String className, String itemId) {
        rows(session, className, itemId, null).forEach(row -> session.update("DELETE FROM __fts WHERE rowid = ?", row));
    }

    @Override
    boolean isEmpty(SqlSession session) {
        return session.first("SELECT 1 FROM __fts LIMIT 1", List.of(), row -> 1).isEmpty();
    }

    @Override
    TextLoad loadEmpty(SqlSession session) {
        return new TextLoad() {
            @Override
            public void add(Collection<TextEntry> entries) {
                insert(session, entries);
            }

            @Override
            public void finish() {
                // FTS5 keeps itself in order.
            }
        };
    }

    @Override
    public List<String> parse(String text) {
        return List.of(text);
    }

    @Override
    Optional<Fragment> hits(SqlSession session, List<String> query, TextFields fields) {
        String expression = String.join(
                " ", query.stream().filter(word -> !words.isStopWord(word)).toList());
        if (expression.isBlank()) {
            return Optional.empty();
        }
        if (!isPlain(expression)) {
            check(session, expression);
        }
        Fragment among = fields.condition("");
        List<Object> parameters = new ArrayList<>();
        parameters.add(expression);
        parameters.addAll(among.parameters());
        return Optional.of(new Fragment(
                "SELECT _class, CAST(_itemid AS INTEGER) FROM __fts WHERE _textblob MATCH ? AND " + among.sql(),
                parameters));
    }

    /** Whether these are but words, of which none is an operator: such a query is always understood. */
    private static boolean isPlain(String expression) {
        return expression.chars().allMatch(character -> character == ' ' || Words.isWordCharacter(character))
                && Stream.of(expression.split(" ")).noneMatch(OPERATORS::contains);
    }

    private static void check(SqlSession session, String expression) {
        try {
            session.first("SELECT 1 FROM __fts WHERE _textblob MATCH ? LIMIT 1", List.of(expression), row -> 1);
        } catch (DatabaseError error) {
            throw explain(error);
        }
    }

    private static RuntimeException explain(DatabaseError error) {
        String message = error.getMessage();
        if (message.contains("no such column")) {
            return new IndexerQueryError(
                    "Search failed. Try quoting any terms that include a '-' and retry the search.", error);
        }
        int start = message.indexOf(FTS_ERROR);
        if (start < 0) {
            return error;
        }
        String reason = message.substring(start + FTS_ERROR.length());
        return new IndexerQueryError(
                "Query error: " + (reason.endsWith(")") ? reason.substring(0, reason.length() - 1) : reason), error);
    }
}
