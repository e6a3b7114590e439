package org.roundup.tracker;

import java.time.Duration;
import org.roundup.store.Store;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.content.ContentSweep;
import org.roundup.store.lease.Lease;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.task.RepeatingTask;
import org.roundup.store.webhook.Deliveries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tidies up for a tracker that a process serves, soon after it is opened and a few times a day: orphaned contents, sessions
 * that have ended, delivered messages and old changes. Of several processes one does it at a time.
 */
public final class Housekeeping implements TrackerService {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.tracker");
    /** The first pages come first. */
    private static final Duration AFTER_OPENING = Duration.ofSeconds(3);

    private static final Duration INTERVAL = Duration.ofHours(6);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(30);
    private static final Duration ORPHAN_AGE = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final long MICROS_PER_MILLI = 1000;

    @Override
    public Running start(Tracker tracker) {
        RepeatingTask task =
                new RepeatingTask("roundup-housekeeping-" + tracker.name(), INTERVAL, () -> run(tracker.store()));
        task.start(AFTER_OPENING);
        return task::close;
    }

    /** Also prepares the first change, which would otherwise wait for it. */
    private static void run(Store store) {
        store.entities().factory();
        store.leases().acquire("housekeeping", LONGEST_RUN).ifPresent(lease -> tidy(store, lease));
    }

    private static void tidy(Store store, Lease lease) {
        try (lease) {
            ContentSweep.Report report = store.sweep(ORPHAN_AGE);
            if (report.removed() > 0) {
                LOG.info("Removed {} orphaned content files, {} bytes", report.removed(), report.bytes());
            }
            store.sessions().clean();
            store.oneTimeKeys().clean();
            long before = store.settings().clock().millis() - KEPT.toMillis();
            store.rateTimes().clean(before * MICROS_PER_MILLI);
            try (SqlSession session = store.newSession()) {
                ChangeLog.prune(session, before);
                store.outbox().prune(session, KEPT);
                Deliveries.prune(session, KEPT);
                session.commit();
            }
        }
    }
}
