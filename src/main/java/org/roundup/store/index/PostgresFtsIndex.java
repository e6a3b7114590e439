package org.roundup.store.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.IndexerQueryError;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.sql.SqlSession;

/** PostgreSQL's full-text search, with the stemming and stop words of a language. */
final class PostgresFtsIndex extends TextIndex {

    private static final String EXPRESSION_MARK = "ts:";
    private static final String OPERATORS = "<>!&|()*";

    /** A vector holds up to 1 MiB of words and positions, which are at most twice as long as the text. */
    private static final int LONGEST_TEXT = 500_000;

    private final String language;
    private volatile boolean languageKnown;

    PostgresFtsIndex(String language) {
        this.language = language;
    }

    @Override
    public void add(SqlSession session, Collection<TextEntry> entries) {
        for (List<TextEntry> batch : Batches.of(entries)) {
            session.beginWriting();
            checkLanguage(session);
            for (Map.Entry<Batches.Field, List<TextEntry>> group :
                    Batches.byField(batch).entrySet()) {
                List<TextEntry> texts = group.getValue();
                session.update(
                        "DELETE FROM __fts WHERE _class = ? AND _prop = ? AND _itemid IN ("
                                + SqlSession.marks(texts.size()) + ")",
                        Batches.parameters(group.getKey(), texts).toArray());
            }
            insert(session, batch);
        }
    }

    private void insert(SqlSession session, Collection<TextEntry> entries) {
        List<List<?>> rows = new ArrayList<>(entries.size());
        for (TextEntry entry : entries) {
            rows.add(List.of(entry.className(), entry.itemId(), entry.property(), language, indexable(entry.text())));
        }
        session.updateAll(
                "INSERT INTO __fts (_class, _itemid, _prop, _tsv)"
                        + " VALUES (?, ?, ?, to_tsvector(CAST(? AS regconfig), ?))",
                rows);
    }

    /** The text without what PostgreSQL cannot hold; of a very long one, the beginning. */
    private static String indexable(String text) {
        String kept = withoutNull(text);
        if (kept.length() <= LONGEST_TEXT / 4) {
            return kept;
        }
        byte[] bytes = kept.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_TEXT ? kept : new String(bytes, 0, LONGEST_TEXT, StandardCharsets.UTF_8);
    }

    private static String withoutNull(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', ' ');
    }

    @Override
    public void remove(SqlSession session, String className, String itemId) {
        session.update("DELETE FROM __fts WHERE _class = ? AND _itemid = ?", className, itemId);
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
                checkLanguage(session);
                insert(session, entries);
            }

            @Override
            public void finish() {
                IndexTables.analyze(session, "__fts");
            }
        };
    }

    @Override
    public List<String> parse(String text) {
        return List.of(text);
    }

    @Override
    Optional<Fragment> hits(SqlSession session, List<String> query, TextFields fields) {
        String text = withoutNull(String.join(" ", query));
        if (text.isBlank()) {
            return Optional.empty();
        }
        checkLanguage(session);
        String function = "websearch_to_tsquery";
        if (text.startsWith(EXPRESSION_MARK)) {
            text = text.substring(EXPRESSION_MARK.length());
            function = "to_tsquery";
            checkExpression(session, text);
        } else if (text.chars().anyMatch(character -> OPERATORS.indexOf(character) >= 0)) {
            throw new IndexerQueryError("You have non-word/operator characters \"" + OPERATORS
                    + "\" in your query. Did you want to do a tsquery search and forgot to start it with \"ts:\"?");
        }
        Fragment among = fields.condition("");
        List<Object> parameters = new ArrayList<>(List.of(language, text));
        parameters.addAll(among.parameters());
        return Optional.of(new Fragment(
                "SELECT _class, CAST(_itemid AS INTEGER) FROM __fts WHERE _tsv @@ " + function
                        + "(CAST(? AS regconfig), ?) AND " + among.sql(),
                parameters));
    }

    /** Asks whether an expression is well-formed; within a transaction, a wrong one ends it. */
    private void checkExpression(SqlSession session, String expression) {
        try {
            session.first("SELECT to_tsquery(CAST(? AS regconfig), ?)", List.of(language, expression), row -> true);
        } catch (DatabaseError error) {
            throw new IndexerQueryError(withoutPrefix(error.getMessage()), error);
        }
    }

    private void checkLanguage(SqlSession session) {
        if (languageKnown) {
            return;
        }
        try {
            session.first("SELECT CAST(? AS regconfig)", List.of(language), row -> true);
        } catch (DatabaseError error) {
            throw new ValueError(
                    "Check tracker config.ini for a bad indexer_language setting. Error is: "
                            + withoutPrefix(error.getMessage()),
                    error);
        }
        languageKnown = true;
    }

    private static String withoutPrefix(String message) {
        return message.startsWith("ERROR: ") ? message.substring("ERROR: ".length()) : message;
    }
}
