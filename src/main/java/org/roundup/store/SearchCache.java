package org.roundup.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.roundup.store.change.Watermark;
import org.roundup.store.search.SqlQuery;

/**
 * Results of searches that many people ask for again: pages of ids and counts. A result is used while the change log
 * has not moved on since it was read, and for a few seconds at the most, since other programs that write to the
 * database do not tell. Thread-safe; bounded.
 */
final class SearchCache {

    private static final int CAPACITY = 2000;
    private static final int LARGEST_RESULT = 1000;
    private static final long LIFE_NANOS = 5_000_000_000L;

    private record Kept(Object result, long watermark, long readAt) {}

    private final Map<SqlQuery, Kept> entries = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SqlQuery, Kept> eldest) {
            return size() > CAPACITY;
        }
    };

    /** The cache as one unit of work sees it. */
    final class View {

        private final Database db;

        private View(Database db) {
            this.db = db;
        }

        /** The result of a query: a kept one if nothing has changed, else a new one. */
        <T> T get(SqlQuery query, Supplier<T> reader) {
            if (db.session().isWriting()) {
                return reader.get();
            }
            Watermark watermark = db.watermark();
            Kept entry = find(query);
            if (entry != null
                    && entry.watermark == watermark.number()
                    && System.nanoTime() - entry.readAt < LIFE_NANOS) {
                @SuppressWarnings("unchecked")
                T result = (T) entry.result;
                return result;
            }
            long now = System.nanoTime();
            T result = reader.get();
            if (watermark.quiet() && !(result instanceof List<?> list && list.size() > LARGEST_RESULT)) {
                keep(query, new Kept(result, watermark.number(), now));
            }
            return result;
        }
    }

    View view(Database db) {
        return new View(db);
    }

    private synchronized Kept find(SqlQuery query) {
        return entries.get(query);
    }

    private synchronized void keep(SqlQuery query, Kept entry) {
        entries.put(query, entry);
    }
}
