package org.roundup.rest;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ValueError;
import org.roundup.rest.wire.Format;
import org.roundup.security.Gcra;
import org.roundup.security.RateLimit;
import org.roundup.security.RateLimiter;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.tracker.script.api.Face;

/**
 * Limits the number of calls of a user, as {@code config.ini} says or, for each user, {@code interfaces.groovy}:
 * {@code rest.rateLimit { userid -> userid == '1' ? null : [100, 60] }} gives the number of calls and the seconds, or null
 * for no limit.
 */
final class CallLimit {

    private final Tracker tracker;
    private final RateLimit usual;

    CallLimit(Tracker tracker) {
        this.tracker = tracker;
        int count = tracker.config().integer(WebOptions.API_CALLS_PER_INTERVAL);
        long period = tracker.config().get(WebOptions.API_INTERVAL_IN_SEC);
        this.usual = count == 0 ? null : new RateLimit(count, Duration.ofSeconds(period));
    }

    /** Counts a call, and answers it if it is one too many. */
    boolean isExceeded(String userId, Answer answer) {
        RateLimit limit = answer.isCounted() ? null : limit(userId);
        if (limit == null) {
            return false;
        }
        answer.counted();
        RateLimiter limiter = new RateLimiter(
                tracker.store().rateTimes(), tracker.store().settings().clock());
        String key = "ApiLimit-" + userId;
        boolean accepted = limiter.request(key, limit);
        Gcra.Status status = limiter.status(key, limit);
        status.headers(limit).forEach(answer::header);
        if (accepted) {
            return false;
        }
        long seconds = status.retryAfterSeconds();
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("status", 429);
        error.put("msg", "Api rate limits exceeded. Please wait: " + seconds + " seconds.");
        error.put("source", "ApiRateLimiter");
        answer.header("Retry-After", Long.toString(seconds));
        answer.document(429, Map.of("error", error), Format.JSON, true);
        return true;
    }

    private RateLimit limit(String userId) {
        List<Face.Call> calls = tracker.face("rest").calls("rateLimit");
        if (calls.isEmpty()) {
            return usual;
        }
        Object function = calls.get(calls.size() - 1).arguments().get(0);
        Object given = function instanceof Closure<?> closure ? ((Closure<?>) closure.clone()).call(userId) : function;
        if (given == null) {
            return null;
        }
        if (given instanceof List<?> pair
                && pair.size() == 2
                && pair.get(0) instanceof Integer count
                && pair.get(1) instanceof Number seconds) {
            return new RateLimit(count, Duration.ofSeconds(seconds.longValue()));
        }
        throw new ValueError("interfaces.groovy: rest.rateLimit gives [calls, seconds] or null, not " + given);
    }
}
