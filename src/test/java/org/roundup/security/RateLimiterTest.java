package org.roundup.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final RateLimit FIVE = new RateLimit(5, Duration.ofSeconds(60));

    /** Arrival times of one process. */
    private static final class InMemory implements ArrivalTimes {
        private final Map<String, Long> times = new ConcurrentHashMap<>();

        @Override
        public OptionalLong find(String name) {
            Long time = times.get(name);
            return time == null ? OptionalLong.empty() : OptionalLong.of(time);
        }

        @Override
        public boolean replace(String name, OptionalLong expected, long micros) {
            return expected.isPresent()
                    ? times.replace(name, expected.getAsLong(), micros)
                    : times.putIfAbsent(name, micros) == null;
        }
    }

    private final Clock clock = Clock.fixed(Instant.parse("2024-03-15T10:20:30.123456789Z"), ZoneOffset.UTC);
    private final RateLimiter limiter = new RateLimiter(new InMemory(), clock);

    @Test
    void countsEachNameForItself() {
        for (int i = 4; i >= 0; i--) {
            assertTrue(limiter.request("alice", FIVE));
            assertEquals(i, limiter.status("alice", FIVE).remaining());
        }
        assertFalse(limiter.request("alice", FIVE));
        assertEquals(12, limiter.status("alice", FIVE).retryAfterSeconds());
        assertTrue(limiter.request("bob", FIVE));
    }

    @Test
    void askingForTheStatusCostsNothing() {
        for (int i = 0; i < 10; i++) {
            assertEquals(5, limiter.status("alice", FIVE).remaining());
        }
    }

    @Test
    void tellsWhichOfSeveralLimitsAreReachedAtOnce() {
        Map<String, RateLimit> limits =
                Map.of("alice", FIVE, "her address", new RateLimit(5, Duration.ofSeconds(600)), "nobody", FIVE);
        assertEquals(Map.of(), limiter.exhausted(limits));
        for (int i = 0; i < 5; i++) {
            limiter.request("alice", limits.get("alice"));
        }
        assertEquals(Set.of("alice"), limiter.exhausted(limits).keySet());
        for (int i = 0; i < 5; i++) {
            limiter.request("her address", limits.get("her address"));
        }
        assertEquals(
                Map.of("alice", 12L, "her address", 120L),
                Map.of(
                        "alice", limiter.exhausted(limits).get("alice").retryAfterSeconds(),
                        "her address",
                                limiter.exhausted(limits).get("her address").retryAfterSeconds()));
    }

    @Test
    void letsNoMoreThroughWhenManyComeAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> requests = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                requests.add(() -> limiter.request("alice", FIVE));
            }
            int accepted = 0;
            for (Future<Boolean> request : threads.invokeAll(requests)) {
                accepted += request.get() ? 1 : 0;
            }
            assertEquals(5, accepted);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesWhoNeverWins() {
        ArrivalTimes contested = new ArrivalTimes() {
            @Override
            public OptionalLong find(String name) {
                return OptionalLong.empty();
            }

            @Override
            public boolean replace(String name, OptionalLong expected, long micros) {
                return false;
            }
        };
        assertFalse(new RateLimiter(contested, clock).request("alice", FIVE));
    }
}
