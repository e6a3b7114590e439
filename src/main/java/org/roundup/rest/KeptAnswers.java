package org.roundup.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.rest.wire.Format;
import org.roundup.security.Security;
import org.roundup.store.change.Watermark;

/**
 * Documents of items and collections, to be given again to the same caller with the same roles: while the change log has
 * not moved on, and for a few seconds at the most, since other programs that write to the database do not tell.
 * Thread-safe; bounded by the size of the documents.
 */
final class KeptAnswers {

    private static final long LIFE_NANOS = 5_000_000_000L;
    private static final long LARGEST_SUM = 16L << 20;
    private static final int LARGEST = 256 << 10;

    /**
     * All that a document may depend on besides the database.
     *
     * @param roles those that the caller acts with
     * @param query as it was sent, or null
     */
    record Key(String userId, List<String> roles, String path, String query, Format format) {}

    /**
     * A document.
     *
     * @param headers of its answer that others do not have; null removes one
     */
    record Document(byte[] body, Map<String, String> headers) {}

    private record Entry(Document document, long watermark, long madeAt) {}

    private final Map<Key, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private Security security;
    private long sum;

    /**
     * The document, or null.
     *
     * @param current the permissions of the moment; others than before make all documents void
     */
    synchronized Document find(Key key, Watermark mark, Security current) {
        if (security != current) {
            entries.clear();
            sum = 0;
            security = current;
        }
        Entry entry = entries.get(key);
        boolean valid =
                entry != null && entry.watermark == mark.number() && System.nanoTime() - entry.madeAt < LIFE_NANOS;
        return valid ? entry.document : null;
    }

    /**
     * Keeps a document.
     *
     * @param mark read before anything that the document shows
     * @param current the permissions by which it was made
     * @param madeAt the nanosecond time at which reading began
     */
    synchronized void keep(Key key, Watermark mark, Security current, long madeAt, Document document) {
        if (!mark.quiet() || document.body.length > LARGEST || security != current) {
            return;
        }
        Entry before = entries.put(key, new Entry(document, mark.number(), madeAt));
        sum += document.body.length - (before == null ? 0 : before.document.body.length);
        var eldest = entries.values().iterator();
        while (sum > LARGEST_SUM) {
            sum -= eldest.next().document.body.length;
            eldest.remove();
        }
    }
}
