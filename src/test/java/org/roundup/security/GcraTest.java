package org.roundup.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roundup.Vectors;
import org.roundup.hyperdb.ValueError;

class GcraTest {

    private static final Instant START = Instant.parse("2024-03-15T10:20:30Z");

    @Test
    void followsTheTable() {
        RateLimit limit = new RateLimit(3, Duration.ofSeconds(60));
        Instant arrival = null;
        for (String[] row : Vectors.of("/security/gcra.txt")) {
            Instant now = START.plusSeconds(Long.parseLong(row[0]));
            Gcra.Decision decision = Gcra.request(limit, arrival, now);
            arrival = decision.arrival();
            Gcra.Status status = Gcra.status(limit, arrival, now);
            assertEquals(row[1].equals("ok"), decision.accepted(), String.join(" ", row));
            assertEquals(Long.parseLong(row[2]), status.remaining(), String.join(" ", row));
            assertEquals(Long.parseLong(row[3]), status.reset().toSeconds(), String.join(" ", row));
        }
    }

    @Test
    void tellsHowLongToWaitForTheNext() {
        RateLimit limit = new RateLimit(4, Duration.ofSeconds(600));
        Instant arrival = null;
        for (int i = 0; i < 4; i++) {
            assertFalse(Gcra.status(limit, arrival, START).isExhausted());
            arrival = Gcra.request(limit, arrival, START).arrival();
        }
        assertEquals(150, Gcra.status(limit, arrival, START).retryAfterSeconds());
        Gcra.Status later = Gcra.status(limit, arrival, START.plusMillis(100_500));
        assertTrue(later.isExhausted());
        assertEquals(50, later.retryAfterSeconds());
        assertFalse(Gcra.status(limit, arrival, START.plusSeconds(150)).isExhausted());
    }

    @Test
    void isFullForThoseWhoNeverCameAndThoseWhoCameLongAgo() {
        RateLimit limit = new RateLimit(5, Duration.ofSeconds(60));
        Gcra.Status full = new Gcra.Status(5, Duration.ZERO, Duration.ZERO);
        assertEquals(full, Gcra.status(limit, null, START));
        assertEquals(full, Gcra.status(limit, START.minusSeconds(1), START));
    }

    @Test
    void neverAllowsMoreThanTheCountAtOnceAndTheRateAfterwards() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            RateLimit limit = new RateLimit(1 + random.nextInt(50), Duration.ofMillis(1000 + random.nextInt(100_000)));
            Instant arrival = null;
            Instant now = START;
            int accepted = 0;
            for (int i = 0; i < 500; i++) {
                now = now.plusMillis(random.nextInt(500));
                long remaining = Gcra.status(limit, arrival, now).remaining();
                Gcra.Decision decision = Gcra.request(limit, arrival, now);
                assertEquals(remaining > 0, decision.accepted());
                arrival = decision.arrival();
                accepted += decision.accepted() ? 1 : 0;
            }
            double allowed = limit.count()
                    + (double) Duration.between(START, now).toMillis()
                            * limit.count()
                            / limit.period().toMillis();
            assertTrue(accepted <= allowed + 1e-6, accepted + " > " + allowed);
        }
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThrows(ValueError.class, () -> new RateLimit(0, Duration.ofSeconds(1)));
        assertThrows(ValueError.class, () -> new RateLimit(1, Duration.ZERO));
        assertThrows(ValueError.class, () -> new RateLimit(1, Duration.ofSeconds(-1)));
        assertThrows(ValueError.class, () -> new RateLimit(2_000_000_000, Duration.ofSeconds(1)));
    }
}
