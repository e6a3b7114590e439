package org.roundup.web.session;

import java.time.Duration;
import java.util.Comparator;
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

    /** What keeps the next attempt from being allowed now; empty if nothing does. */
    Optional<TooManyAttempts> reached(String name) {
        return longest(limit.map(rate -> Map.of(name, rate)).orElse(Map.of()));
    }

    /** What keeps the next attempt from being allowed by this limit and another one, with one look at both. */
    Optional<TooManyAttempts> reached(String name, LoginLimit other, String otherName) {
        Map<String, RateLimit> limits = new HashMap<>();
        limit.ifPresent(rate -> limits.put(name, rate));
        other.limit.ifPresent(rate -> limits.put(otherName, rate));
        return longest(limits);
    }

    private Optional<TooManyAttempts> longest(Map<String, RateLimit> limits) {
        return limits.isEmpty()
                ? Optional.empty()
                : limiter().exhausted(limits).entrySet().stream()
                        .map(each -> TooManyAttempts.of(limits.get(each.getKey()), each.getValue()))
                        .max(Comparator.comparing(TooManyAttempts::seconds));
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
