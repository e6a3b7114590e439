package org.roundup.web.session;

import java.time.Clock;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.roundup.store.session.RateTimes;

/**
 * Limits failed logins by the generic cell rate algorithm: each failure takes one of a number of tokens, which come back
 * evenly over a period. While there is none left, no attempt is made at all.
 */
final class LoginLimit {

    private static final long MICROS = 1_000_000;
    private static final int RACES = 5;

    private final Supplier<RateTimes> rates;
    private final Clock clock;
    private final long count;
    private final long periodMicros;

    /** @param count failures allowed in a period; 0 for any number */
    LoginLimit(Supplier<RateTimes> rates, Clock clock, long count, long periodSeconds) {
        this.rates = rates;
        this.clock = clock;
        this.count = count;
        this.periodMicros = periodSeconds * MICROS;
    }

    private long now() {
        return clock.millis() * 1000;
    }

    /** Seconds until the next attempt is allowed; 0 if one is allowed now. */
    long waitSeconds(String name) {
        if (count == 0) {
            return 0;
        }
        long now = now();
        long full = Math.max(rates.get().find(name).orElse(0), now);
        long inverse = periodMicros / count;
        return full - now > periodMicros - inverse ? Math.max(1, inverse / MICROS) : 0;
    }

    /** Takes a token. */
    void failed(String name) {
        if (count == 0) {
            return;
        }
        for (int race = 0; race < RACES; race++) {
            OptionalLong before = rates.get().find(name);
            long full = Math.max(before.orElse(0), now()) + periodMicros / count;
            if (rates.get().replace(name, before, full)) {
                return;
            }
        }
    }
}
