package org.roundup.web.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.roundup.store.change.Watermark;

/**
 * Pages that their templates allow to be shown again to the same user: while the change log has not moved on, and for a
 * few seconds at the most, since other programs that write to the database do not tell, and since pages say how long
 * ago something was. Thread-safe; bounded by the size of the pages.
 */
final class PageCache {

    private static final long LIFE_NANOS = 5_000_000_000L;
    private static final long LARGEST_SUM = 32L << 20;
    private static final int LARGEST_PAGE = 1 << 20;

    /**
     * All that a kept page may depend on besides the database.
     *
     * @param query as it was sent, or null
     * @param language tag of the language of the page
     */
    record Key(String userId, String path, String query, String language) {}

    private record Entry(OpenPage page, long watermark, long madeAt) {}

    private final Map<Key, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long sum;

    synchronized Optional<OpenPage> find(Key key, Watermark mark) {
        Entry entry = entries.get(key);
        boolean valid =
                entry != null && entry.watermark == mark.number() && System.nanoTime() - entry.madeAt < LIFE_NANOS;
        return valid ? Optional.of(entry.page) : Optional.empty();
    }

    /**
     * Keeps a page.
     *
     * @param mark read before anything that the page shows
     * @param madeAt the nanosecond time at which reading began
     */
    synchronized void keep(Key key, Watermark mark, long madeAt, OpenPage page) {
        if (!mark.quiet() || page.size() > LARGEST_PAGE) {
            return;
        }
        Entry before = entries.put(key, new Entry(page, mark.number(), madeAt));
        sum += page.size() - (before == null ? 0 : before.page.size());
        var eldest = entries.values().iterator();
        while (sum > LARGEST_SUM) {
            sum -= eldest.next().page.size();
            eldest.remove();
        }
    }
}
