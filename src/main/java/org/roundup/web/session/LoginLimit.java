package org.roundup.web.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    /** Seconds until the next attempt is allowed; 0 if one is allowed now. */
    long waitSeconds(String name) {
        return limit.map(rate -> limiter().waitSeconds(Map.of(name, rate))).orElse(0L);
    }

    /** Seconds until the next attempt is allowed by this limit and another one, with one look at both. */
    long waitSeconds(String name, LoginLimit other, String otherName) {
        Map<String, RateLimit> limits = new HashMap<>();
        limit.ifPresent(rate -> limits.put(name, rate));
        other.limit.ifPresent(rate -> limits.put(otherName, rate));
        return limits.isEmpty() ? 0 : limiter().waitSeconds(limits);
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
