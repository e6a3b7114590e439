package org.roundup.store;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.roundup.store.change.Watermark;
import org.roundup.store.change.WatermarkCache;
import org.roundup.store.search.SqlQuery;

/** Results of searches that many people ask for again: pages of ids and counts. Thread-safe; bounded. */
final class SearchCache {

    /** All kept ids together; some 20 MB. */
    private static final int CAPACITY = 400_000;

    private static final int LARGEST_RESULT = 1000;

    /** What the statement and the bookkeeping of a result weigh, in ids. */
    private static final int OVERHEAD = 20;

    /** A statement says all that its result depends on. */
    private static final Object NO_RULES = null;

    private final WatermarkCache<SqlQuery, Object> results =
            new WatermarkCache<>(CAPACITY, LARGEST_RESULT + OVERHEAD, SearchCache::weight);

    private static int weight(Object result) {
        return OVERHEAD + (result instanceof Collection<?> many ? many.size() : 1);
    }

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
            Optional<Object> kept = results.find(query, watermark, NO_RULES);
            if (kept.isPresent()) {
                @SuppressWarnings("unchecked")
                T result = (T) kept.get();
                return result;
            }
            long now = System.nanoTime();
            T result = reader.get();
            results.keep(query, watermark, NO_RULES, now, result);
            return result;
        }
    }

    View view(Database db) {
        return new View(db);
    }
}
