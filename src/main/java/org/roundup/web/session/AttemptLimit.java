package org.roundup.web.session;

import java.time.Duration;
import java.util.Optional;
import org.roundup.tracker.Tracker;

/** How often something may be tried in an hour from one place. */
public final class AttemptLimit {

    private static final Duration HOUR = Duration.ofHours(1);

    private final LoginLimit limit;

    /** @param perHour attempts allowed in an hour */
    public AttemptLimit(Tracker tracker, long perHour) {
        this.limit = new LoginLimit(tracker, perHour, HOUR);
    }

    /** Counts an attempt, unless there were too many. */
    public Optional<TooManyAttempts> refusal(String name) {
        Optional<TooManyAttempts> refusal = limit.reached(name);
        if (refusal.isEmpty()) {
            limit.failed(name);
        }
        return refusal;
    }
}
