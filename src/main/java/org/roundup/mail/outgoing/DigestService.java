package org.roundup.mail.outgoing;

import java.time.Duration;
import org.roundup.store.task.RepeatingTask;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.TrackerService;

/** Looks once a minute for digests that are due, for each tracker that is served. */
public final class DigestService implements TrackerService {

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    @Override
    public Running start(Tracker tracker) {
        DigestJob job = new DigestJob(tracker);
        RepeatingTask task = new RepeatingTask("roundup-digests-" + tracker.name(), INTERVAL, job::run);
        task.start();
        return task::close;
    }
}
