package org.roundup.mail.outgoing;

import java.time.Duration;
import org.roundup.tracker.RepeatingService;

/** Looks once a minute for digests that are due, for each tracker that is served. */
public final class DigestService extends RepeatingService {

    public DigestService() {
        super("roundup-digests", Duration.ofMinutes(1), tracker -> new DigestJob(tracker)::run);
    }
}
