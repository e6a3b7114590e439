package org.roundup.security;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Counts requests by name (a user, a client address) against rate limits, across processes. */
public final class RateLimiter {

    /** Who loses this often against others at the same instant is refused. */
    private static final int TRIES = 50;

    private final ArrivalTimes times;
    private final Clock clock;

    public RateLimiter(ArrivalTimes times, Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    /** Whether one more request is within the limit. It is counted if it is; one that is refused costs nothing. */
    public boolean request(String name, RateLimit limit) {
        for (int i = 0; i < TRIES; i++) {
            OptionalLong known = times.find(name);
            Gcra.Decision decision = Gcra.request(limit, arrival(known), clock.instant());
            if (!decision.accepted()) {
                return false;
            }
            if (times.replace(name, known, micros(decision.arrival()))) {
                return true;
            }
        }
        return false;
    }

    /** How much of a limit is left, without counting. */
    public Gcra.Status status(String name, RateLimit limit) {
        return Gcra.status(limit, arrival(times.find(name)), clock.instant());
    }

    /** How much is left of those limits of which nothing is left now, by name; read at once, without counting. */
    public Map<String, Gcra.Status> exhausted(Map<String, RateLimit> limits) {
        Instant now = clock.instant();
        Map<String, Gcra.Status> exhausted = new HashMap<>();
        // Who is not known has asked for nothing yet.
        times.findAll(limits.keySet()).forEach((name, micros) -> {
            Gcra.Status status = Gcra.status(limits.get(name), arrival(OptionalLong.of(micros)), now);
            if (status.isExhausted()) {
                exhausted.put(name, status);
            }
        });
        return exhausted;
    }

    private static Instant arrival(OptionalLong micros) {
        return micros.isPresent() ? Instant.EPOCH.plus(micros.getAsLong(), ChronoUnit.MICROS) : null;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
