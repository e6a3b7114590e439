package org.roundup.store.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatermarkCacheTest {

    private static final Watermark MARK = new Watermark(7, true);
    private static final Object RULES = new Object();

    private final WatermarkCache<String, String> cache = new WatermarkCache<>(10, 6, String::length);

    private void keep(String key, Watermark mark, String value) {
        cache.find(key, mark, RULES);
        cache.keep(key, mark, RULES, System.nanoTime(), value);
    }

    private Optional<String> find(String key) {
        return cache.find(key, MARK, RULES);
    }

    @Test
    void aValueIsGoodWhileNothingChanges() {
        keep("a", MARK, "one");
        assertEquals(Optional.of("one"), find("a"));
        assertEquals(Optional.empty(), cache.find("a", new Watermark(8, true), RULES));
        assertEquals(Optional.empty(), find("b"));
    }

    @Test
    void whatMayMissAChangeIsNotKept() {
        keep("a", new Watermark(7, false), "one");
        assertEquals(Optional.empty(), find("a"));
    }

    @Test
    void whatIsTooOldIsNotGivenOut() {
        find("a");
        cache.keep("a", MARK, RULES, System.nanoTime() - 5_000_000_000L, "one");
        assertEquals(Optional.empty(), find("a"));
    }

    @Test
    void otherRulesMakeAllVoid() {
        Object others = new Object();
        keep("a", MARK, "one");
        assertEquals(Optional.empty(), cache.find("a", MARK, others));
        assertEquals(Optional.empty(), find("a"));
        cache.find("a", MARK, others);
        cache.keep("a", MARK, RULES, System.nanoTime(), "made by the rules of before");
        assertEquals(Optional.empty(), cache.find("a", MARK, others));
    }

    @Test
    void whatWasUsedLongestAgoMakesRoom() {
        keep("a", MARK, "1234");
        keep("b", MARK, "1234");
        assertEquals(Optional.of("1234"), find("a"));
        keep("c", MARK, "1234");
        assertEquals(Optional.empty(), find("b"));
        assertEquals(Optional.of("1234"), find("a"));
        assertEquals(Optional.of("1234"), find("c"));
        keep("c", MARK, "12");
        keep("d", MARK, "1234");
        assertEquals(Optional.of("1234"), find("a"));
    }

    @Test
    void whatIsTooLargeIsNotKept() {
        keep("a", MARK, "1234567");
        assertEquals(Optional.empty(), find("a"));
    }
}
