package org.roundup.store.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.engine.EveryEngine;
import org.roundup.store.engine.MovableClock;
import org.roundup.store.engine.OpenedEngine;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

@EveryEngine
class SessionsTest extends OpenedEngine {

    private final MovableClock clock = new MovableClock();
    private Sessions sessions;
    private OneTimeKeys keys;

    @Override
    protected List<String> ddl(Dialect dialect) {
        return Sessions.ddl(dialect);
    }

    @BeforeEach
    void makeSessions() {
        sessions = new Sessions(engine.sessions(), clock);
        keys = new OneTimeKeys(engine.sessions(), clock);
    }

    private double used(String key) {
        try (SqlSession session = engine.open()) {
            return session.first(
                            "SELECT used FROM ee_session WHERE key_hash = ?",
                            List.of(KeyHash.of(key)),
                            row -> row.getDouble(1))
                    .orElseThrow();
        }
    }

    @Test
    void valuesAreMergedByName() {
        sessions.set("k", Map.of("user", "mary"));
        sessions.set("k", Map.of("user", "bob", "count", 3));
        assertEquals(Map.of("user", "bob", "count", 3L), sessions.find("k").orElseThrow());
        assertTrue(sessions.exists("k"));
        assertFalse(keys.exists("k"), "sessions and keys are apart");
    }

    @Test
    void allKindsOfValuesComeBack() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", "ä \"quoted\" \n \u2028 😀");
        values.put("number", -12L);
        values.put("fraction", 1.5e-7);
        values.put("flag", true);
        values.put("null", null);
        values.put("list", Arrays.asList("a", 1L, null, List.of(false)));
        values.put("map", Map.of("x", Map.of("y", "z")));
        sessions.set("k", values);
        assertEquals(values, sessions.find("k").orElseThrow());
        assertThrows(ValueError.class, () -> sessions.set("k", Map.of("object", new Object())));
    }

    @Test
    void theDatabaseHoldsNoKey() {
        sessions.set("secret", Map.of("user", "mary"));
        try (SqlSession session = engine.open()) {
            assertEquals(
                    List.of("2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"),
                    session.query("SELECT key_hash FROM ee_session", List.of(), row -> row.getString(1)));
        }
    }

    @Test
    void destroyedValuesAreGone() {
        sessions.set("a", Map.of("user", "mary"));
        sessions.set("b", Map.of("user", "bob"));
        sessions.destroy("nothing");
        sessions.destroy("a");
        assertFalse(sessions.exists("a"));
        assertTrue(sessions.exists("b"));
    }

    @Test
    void whatIsNotUsedForAWeekIsNotSeenAndCleanedAway() {
        sessions.set("old", Map.of("user", "mary"));
        clock.advance(Duration.ofDays(6));
        sessions.set("young", Map.of("user", "bob"));
        clock.advance(Duration.ofDays(2));
        assertFalse(sessions.exists("old"));
        assertTrue(sessions.take("old").isEmpty());
        sessions.set("old", Map.of("other", "x"));
        assertEquals(Map.of("other", "x"), sessions.find("old").orElseThrow(), "nothing of the old values comes back");
        clock.advance(Duration.ofDays(6));
        assertEquals(1, sessions.clean());
        assertTrue(sessions.exists("old"));
    }

    @Test
    void useIsNotedOnceAMinute() {
        sessions.set("k", Map.of("user", "mary"));
        double first = used("k");
        clock.advance(Duration.ofSeconds(59));
        sessions.ownerOf("k");
        assertEquals(first, used("k"));
        clock.advance(Duration.ofSeconds(2));
        sessions.ownerOf("k");
        assertEquals(first + 61, used("k"));
    }

    @Test
    void aLifetimeEndsEarlierThanAWeek() {
        keys.set("k", Map.of("uid", "3", TimedValues.TIMESTAMP, keys.lifetime(3600)));
        assertEquals(Map.of("uid", "3"), keys.find("k").orElseThrow());
        clock.advance(Duration.ofMinutes(59));
        assertTrue(keys.exists("k"));
        clock.advance(Duration.ofMinutes(2));
        assertFalse(keys.exists("k"));
    }

    @Test
    void ofManyWhoTakeAKeyOneGetsIt() throws Exception {
        keys.set("k", Map.of("uid", "3"));
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(executor.submit(() -> keys.take("k").isPresent()));
            }
            int winners = 0;
            for (Future<Boolean> answer : answers) {
                winners += answer.get() ? 1 : 0;
            }
            assertEquals(1, winners);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void mergesAtTheSameTimeLoseNothing() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String name = "n" + i;
                writers.add(executor.submit(() -> sessions.set("k", Map.of(name, "x"))));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            executor.shutdown();
        }
        assertEquals(12, sessions.find("k").orElseThrow().size());
    }

    @Test
    void keysHave54CharactersThatAreSafeInAddresses() {
        assertTrue(sessions.getUniqueKey().matches("[A-Za-z0-9_-]{54}"));
        assertFalse(sessions.getUniqueKey().equals(sessions.getUniqueKey()));
        assertEquals(43, sessions.getUniqueKey(32).length());
    }

    @Test
    void aRateTimeIsReplacedOnlyIfItIsTheExpectedOne() {
        RateTimes times = new RateTimes(engine.sessions());
        OptionalLong none = times.find("login mary");
        assertTrue(none.isEmpty());
        assertTrue(times.replace("login mary", none, 100));
        assertFalse(times.replace("login mary", none, 200), "another was quicker");
        assertTrue(times.replace("login mary", OptionalLong.of(100), 300));
        assertFalse(times.replace("login mary", OptionalLong.of(100), 400));
        assertEquals(OptionalLong.of(300), times.find("login mary"));
        assertEquals(0, times.clean(300));
        assertEquals(1, times.clean(301));
    }
}
