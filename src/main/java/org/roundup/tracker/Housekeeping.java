package org.roundup.tracker;

import java.time.Duration;
import org.roundup.hyperdb.RoundupException;
import org.roundup.store.Store;
import org.roundup.store.lease.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process that serves a tracker does in the background when it has opened it. */
final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.tracker");
    private static final Duration ORPHAN_AGE = Duration.ofHours(1);
    private static final Duration LONGEST_SWEEP = Duration.ofMinutes(30);

    private Housekeeping() {}

    /** Starts a thread that prepares the first change and sweeps up after crashes; it ends by itself. */
    static void start(Tracker tracker) {
        Thread thread = new Thread(() -> run(tracker), "roundup-housekeeping-" + tracker.name());
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(Tracker tracker) {
        try {
            Store store = tracker.store();
            store.entities().factory();
            store.leases().acquire("sweep", LONGEST_SWEEP).ifPresent(lease -> sweep(store, lease));
        } catch (RoundupException | IllegalStateException error) {
            LOG.warn("Housekeeping of tracker {} failed: {}", tracker.name(), error.getMessage());
        }
    }

    private static void sweep(Store store, Lease lease) {
        try (lease) {
            var report = store.sweep(ORPHAN_AGE);
            if (report.removed() > 0) {
                LOG.info("Removed {} orphaned content files, {} bytes", report.removed(), report.bytes());
            }
            store.sessions().clean();
            store.oneTimeKeys().clean();
        }
    }
}
