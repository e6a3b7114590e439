package org.roundup.web.session;

import java.time.Duration;
import org.roundup.tracker.Tracker;

/** How often something may be tried in an hour from one place. */
public final class AttemptLimit {

    private static final Duration HOUR = Duration.ofHours(1);

    private final LoginLimit limit;

    /** @param perHour attempts allowed in an hour */
    public AttemptLimit(Tracker tracker, long perHour) {
        this.limit = new LoginLimit(tracker, perHour, HOUR);
    }

    /** Counts an attempt; false if there were too many. */
    public boolean take(String name) {
        if (limit.waitSeconds(name) > 0) {
            return false;
        }
        limit.failed(name);
        return true;
    }
}
