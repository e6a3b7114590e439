package org.roundup.security;

import java.time.Duration;
import org.roundup.hyperdb.ValueError;

/**
 * How often something may happen: {@code count} times at once, and then once every {@code period / count}.
 *
 * @param count at least 1
 * @param period long enough to be divided by the count
 */
public record RateLimit(int count, Duration period) {

    public RateLimit {
        if (count < 1 || period.isNegative() || period.dividedBy(count).isZero()) {
            throw new ValueError("A rate limit needs a count and a period above 0, not " + count + " in " + period);
        }
    }

    /** The time after which one more is allowed. */
    public Duration interval() {
        return period.dividedBy(count);
    }
}
