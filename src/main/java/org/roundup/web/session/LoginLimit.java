package org.roundup.web.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.roundup.security.Gcra;
import org.roundup.security.RateLimit;
import org.roundup.store.session.RateTimes;

/** Limits how often something may fail for a name. While the limit is reached, no attempt is made at all. */
final class LoginLimit {

    private static final long MICROS = 1_000_000;
    private static final int RACES = 5;

    private final Supplier<RateTimes> rates;
    private final Clock clock;
    private final Optional<RateLimit> limit;

    /** @param count failures allowed in a period; 0 for any number */
    LoginLimit(Supplier<RateTimes> rates, Clock clock, long count, Duration period) {
        this.rates = rates;
        this.clock = clock;
        this.limit = count == 0
                ? Optional.empty()
                : Optional.of(new RateLimit((int) Math.min(count, Integer.MAX_VALUE), period));
    }

    /** Seconds until the next attempt is allowed; 0 if one is allowed now. */
    long waitSeconds(String name) {
        return limit.map(rate -> Gcra.status(rate, arrival(rates.get().find(name)), clock.instant()))
                .filter(Gcra.Status::isExhausted)
                .map(Gcra.Status::retryAfterSeconds)
                .orElse(0L);
    }

    /** Counts a failure. */
    void failed(String name) {
        limit.ifPresent(rate -> {
            for (int race = 0; race < RACES; race++) {
                OptionalLong before = rates.get().find(name);
                Instant after =
                        Gcra.request(rate, arrival(before), clock.instant()).arrival();
                if (rates.get().replace(name, before, after.getEpochSecond() * MICROS + after.getNano() / 1000)) {
                    return;
                }
            }
        });
    }

    private static Instant arrival(OptionalLong micros) {
        return micros.isEmpty()
                ? null
                : Instant.ofEpochSecond(micros.getAsLong() / MICROS, micros.getAsLong() % MICROS * 1000);
    }
}
