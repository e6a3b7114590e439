package org.roundup.security;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** Seconds until one more request of each name is within its limit, without counting; 0 if it is now. */
    public long waitSeconds(Map<String, RateLimit> limits) {
        Instant now = clock.instant();
        return times.findAll(limits.keySet()).entrySet().stream()
                .map(each -> Gcra.status(limits.get(each.getKey()), arrival(OptionalLong.of(each.getValue())), now))
                .filter(Gcra.Status::isExhausted)
                .mapToLong(Gcra.Status::retryAfterSeconds)
                .max()
                .orElse(0); // who is not known has asked for nothing yet
    }

    private static Instant arrival(OptionalLong micros) {
        return micros.isPresent() ? Instant.EPOCH.plus(micros.getAsLong(), ChronoUnit.MICROS) : null;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
