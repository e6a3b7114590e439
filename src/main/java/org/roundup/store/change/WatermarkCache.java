package org.roundup.store.change;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What was read or made from the database, to be used again: while the change log has not moved on, and for a few seconds
 * at the most, since other programs that write to the database do not tell. Those used least recently make room.
 * Thread-safe.
 *
 * @param <K> all that a value depends on besides the database and the rules
 */
public final class WatermarkCache<K, V> {

    private static final long LIFE_NANOS = 5_000_000_000L;

    private record Entry<V>(V value, long watermark, long madeAt) {}

    private final Map<K, Entry<V>> entries = new LinkedHashMap<>(64, 0.75f, true);
    private final long capacity;
    private final int largest;
    private final ToIntFunction<V> weigher;
    private Object rules;
    private long weight;

    /**
     * An empty cache.
     *
     * @param capacity the most that all values weigh together
     * @param largest the most that one value may weigh to be kept
     * @param weigher how much a value weighs; always the same for the same value
     */
    public WatermarkCache(long capacity, int largest, ToIntFunction<V> weigher) {
        this.capacity = capacity;
        this.largest = largest;
        this.weigher = weigher;
    }

    /**
     * A value that is still good.
     *
     * @param current what all values depend on besides the database, such as the permissions of the moment; other rules
     *     than before, compared by identity, make all values void
     */
    public synchronized Optional<V> find(K key, Watermark mark, Object current) {
        if (rules != current) {
            entries.clear();
            weight = 0;
            rules = current;
        }
        Entry<V> entry = entries.get(key);
        boolean good =
                entry != null && entry.watermark == mark.number() && System.nanoTime() - entry.madeAt < LIFE_NANOS;
        return good ? Optional.of(entry.value) : Optional.empty();
    }

    /**
     * Keeps a value, unless it is too large or may miss a change.
     *
     * @param mark read before anything that the value depends on
     * @param current the rules by which it was made
     * @param madeAt the nanosecond time at which reading began
     */
    public synchronized void keep(K key, Watermark mark, Object current, long madeAt, V value) {
        int own = weigher.applyAsInt(value);
        if (!mark.quiet() || own > largest || rules != current) {
            return;
        }
        Entry<V> before = entries.put(key, new Entry<>(value, mark.number(), madeAt));
        weight += own - (before == null ? 0 : weigher.applyAsInt(before.value));
        Iterator<Entry<V>> eldest = entries.values().iterator();
        while (weight > capacity) {
            weight -= weigher.applyAsInt(eldest.next().value);
            eldest.remove();
        }
    }
}
