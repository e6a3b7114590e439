package org.roundup.web.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.roundup.security.Gcra;
import org.roundup.security.RateLimit;

/**
 * A limit is reached.
 *
 * @param seconds until the next attempt is allowed
 * @param headers what the answer says about that
 */
public record TooManyAttempts(long seconds, Map<String, String> headers) {

    static TooManyAttempts of(RateLimit limit, Gcra.Status status) {
        Map<String, String> headers = new LinkedHashMap<>(status.headers(limit));
        headers.put("Retry-After", Long.toString(status.retryAfterSeconds()));
        return new TooManyAttempts(status.retryAfterSeconds(), Map.copyOf(headers));
    }
}
