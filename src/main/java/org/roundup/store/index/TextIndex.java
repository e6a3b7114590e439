package org.roundup.store.index;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.IndexerQueryError;
import org.roundup.hyperdb.Schema;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.MariaDialect;
import org.roundup.store.sql.SqlSession;

/**
 * The full-text index of a tracker. A text is known by class, item and property; indexing it again replaces it. Texts
 * of retired items stay: the search that uses the hits leaves them out.
 */
public abstract sealed class TextIndex permits NativeIndex, SqliteFtsIndex, PostgresFtsIndex {

    /** Settings of the index, as {@code [main] indexer*} has them. */
    public record Settings(String indexer, Collection<String> stopWords, String language) {

        /** The word table without extra stop words. */
        public static final Settings DEFAULT = new Settings("native", List.of(), "english");
    }

    /**
     * The index that the settings ask for.
     *
     * @throws org.roundup.hyperdb.ConfigurationError if the engine has none of that kind
     */
    public static TextIndex of(Settings settings, Dialect dialect) {
        return IndexChoice.choose(settings, dialect);
    }

    /**
     * Tables of all indexes, whichever is in use. The table {@code ids} must exist on engines that have one.
     */
    public static List<String> ddl(Dialect dialect) {
        return IndexTables.ddl(dialect);
    }

    /** Indexes texts; a text that occurs twice counts as its last. */
    public abstract void add(SqlSession session, Collection<TextEntry> entries);

    /** Indexes one text. */
    public final void add(SqlSession session, TextEntry entry) {
        add(session, List.of(entry));
    }

    /** Forgets all texts of an item. */
    public abstract void remove(SqlSession session, String className, String itemId);

    /** What to hand to {@link #condition} for a text that a user typed: its words, or the text where that is a query. */
    public abstract List<String> parse(String text);

    /**
     * Begins to index very many texts, which is fastest while the index is empty: on PostgreSQL nobody else can then
     * search until the transaction commits.
     */
    public final TextLoad load(SqlSession session) {
        boolean ddlIsTransactional = !(session.dialect() instanceof MariaDialect);
        session.beginWriting();
        return ddlIsTransactional && isEmpty(session) ? loadEmpty(session) : new PlainLoad(this, session);
    }

    abstract boolean isEmpty(SqlSession session);

    abstract TextLoad loadEmpty(SqlSession session);

    /** A load into an index that holds something. */
    private record PlainLoad(TextIndex index, SqlSession session) implements TextLoad {

        @Override
        public void add(Collection<TextEntry> entries) {
            index.add(session, entries);
        }

        @Override
        public void finish() {
            // Each text was complete when it was added.
        }
    }

    /** Select of the class and item id of all texts that match, among some fields; empty if nothing can match. */
    abstract Optional<Fragment> hits(SqlSession session, List<String> query, TextFields fields);

    /**
     * Select of the ids of items of a class that match, to be used as {@code id IN (…)} within a search: items with a
     * matching text of their own, and items that refer to one of another class. Empty if nothing can match. May ask the
     * database whether it understands the query.
     *
     * @param query what {@link #parse} gave, or words
     * @param filter which texts to look at
     * @throws IndexerQueryError if the query cannot be understood
     */
    public final Optional<Fragment> condition(
            SqlSession session, Schema schema, ClassDefinition definition, List<String> query, TextFilter filter) {
        HitPaths paths = HitPaths.of(schema, definition, filter);
        return paths.fields().isEmpty()
                ? Optional.empty()
                : hits(session, query, paths.fields()).map(hits -> paths.items(hits, filter));
    }
}
