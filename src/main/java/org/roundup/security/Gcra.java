package org.roundup.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The generic cell rate algorithm: decides about a {@link RateLimit} with one instant for each counted user or name,
 * the theoretical arrival time. That is when the whole count is available again. Pure calculation; whoever calls keeps
 * the instant, and must read and replace it in one atomic step.
 */
public final class Gcra {

    /**
     * What came of a request.
     *
     * @param accepted whether it may happen
     * @param arrival the theoretical arrival time to be kept from now on
     */
    public record Decision(boolean accepted, Instant arrival) {}

    /**
     * How much of a limit is left.
     *
     * @param remaining how many requests are allowed now
     * @param reset time until all are allowed again; not negative
     * @param retryAfter time until the next request is allowed, zero if it is allowed now
     */
    public record Status(long remaining, Duration reset, Duration retryAfter) {

        /** Whether a request now would be refused. */
        public boolean isExhausted() {
            return !retryAfter.isZero();
        }

        /** {@link #retryAfter} in whole seconds, rounded up, at least 1, as the header {@code Retry-After} says it. */
        public long retryAfterSeconds() {
            return Math.max(1, retryAfter.plusNanos(999_999_999).getSeconds());
        }

        /** What HTTP answers say about a limit. */
        public Map<String, String> headers(RateLimit limit) {
            return Map.of(
                    "X-RateLimit-Limit", Integer.toString(limit.count()),
                    "X-RateLimit-Limit-Period", Long.toString(limit.period().toSeconds()),
                    "X-RateLimit-Remaining", Long.toString(remaining),
                    "X-RateLimit-Reset", Double.toString(reset.toMillis() / 1000.0));
        }
    }

    private Gcra() {}

    /**
     * Decides about a request. One that is refused costs nothing.
     *
     * @param arrival the theoretical arrival time kept, or null if there is none
     */
    public static Decision request(RateLimit limit, Instant arrival, Instant now) {
        Instant current = atLeast(arrival, now);
        if (!wait(limit, current, now).isZero()) {
            return new Decision(false, current);
        }
        return new Decision(true, current.plus(limit.interval()));
    }

    /**
     * Tells how much is left, without counting.
     *
     * @param arrival the theoretical arrival time kept, or null if there is none
     */
    public static Status status(RateLimit limit, Instant arrival, Instant now) {
        Instant current = atLeast(arrival, now);
        Duration reset = Duration.between(now, current);
        long remaining = Math.max(0, limit.period().minus(reset).dividedBy(limit.interval()));
        return new Status(Math.min(remaining, limit.count()), reset, wait(limit, current, now));
    }

    private static Instant atLeast(Instant arrival, Instant now) {
        return arrival == null || arrival.isBefore(now) ? now : arrival;
    }

    private static Duration wait(RateLimit limit, Instant arrival, Instant now) {
        Duration tolerance = limit.period().minus(limit.interval());
        Duration wait = Duration.between(now, arrival).minus(tolerance);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
