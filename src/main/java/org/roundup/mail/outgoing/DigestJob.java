package org.roundup.mail.outgoing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.roundup.store.Database;
import org.roundup.store.notice.DigestEntries;
import org.roundup.tracker.Tracker;

/**
 * Turns what was collected for users into letters, when it is due. A letter is written and its entries are removed in one
 * unit of work, so that each change is in one digest. Of several processes one does it at a time.
 */
public final class DigestJob {

    private static final Duration LONGEST_STEP = Duration.ofMinutes(10);
    private static final int MOST_ENTRIES = 200;

    private final Tracker tracker;

    public DigestJob(Tracker tracker) {
        this.tracker = tracker;
    }

    /**
     * Writes all digests that are due, unless another process does it.
     *
     * @return how many
     */
    public int run() {
        return isSomethingDue() ? tracker.store().leases().work("mail-digests", LONGEST_STEP, this::writeNext) : 0;
    }

    private boolean isSomethingDue() {
        try (Database db = tracker.open(null)) {
            return DigestEntries.dueUser(db.session(), db.now().epochMilli()).isPresent();
        }
    }

    private boolean writeNext() {
        return tracker.call("admin", db -> {
            Optional<String> user = DigestEntries.dueUser(db.session(), db.now().epochMilli());
            if (user.isEmpty()) {
                return false;
            }
            List<DigestEntries.Entry> entries = DigestEntries.take(db.session(), user.get(), MOST_ENTRIES);
            new DigestMail(db, tracker.config(), tracker.access(db), user.get())
                    .compose(entries)
                    .ifPresent(new Posting(db, tracker.config())::put);
            return !entries.isEmpty();
        });
    }
}
