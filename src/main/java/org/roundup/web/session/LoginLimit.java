package org.roundup.web.session;

import java.time.Duration;
import java.util.Optional;
import org.roundup.security.Gcra;
import org.roundup.security.RateLimit;
import org.roundup.security.RateLimiter;
import org.roundup.tracker.Tracker;

/** Limits how often something may fail for a name. While the limit is reached, no attempt is made at all. */
final class LoginLimit {

    private final Tracker tracker;
    private final Optional<RateLimit> limit;

    /** @param count failures allowed in a period; 0 for any number */
    LoginLimit(Tracker tracker, long count, Duration period) {
        this.tracker = tracker;
        this.limit = count == 0
                ? Optional.empty()
                : Optional.of(new RateLimit((int) Math.min(count, Integer.MAX_VALUE), period));
    }

    /** What keeps the next attempt from being allowed now; empty if nothing does. */
    Optional<TooManyAttempts> reached(String name) {
        return limit.flatMap(rate -> Optional.of(limiter().status(name, rate))
                .filter(Gcra.Status::isExhausted)
                .map(status -> TooManyAttempts.of(rate, status)));
    }

    /** Counts a failure. */
    void failed(String name) {
        limit.ifPresent(rate -> limiter().request(name, rate));
    }

    /** The store may be another one after scripts have changed. */
    private RateLimiter limiter() {
        return new RateLimiter(
                tracker.store().rateTimes(), tracker.store().settings().clock());
    }
}
