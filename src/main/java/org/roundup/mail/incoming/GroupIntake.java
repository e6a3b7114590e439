package org.roundup.mail.incoming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.roundup.hyperdb.RoundupException;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.store.Database;
import org.roundup.store.sql.RetryableError;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.trace.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes mails, in their order, in groups that are committed together: to make a mail durable takes longer than all else,
 * and to make many durable takes hardly longer than one. As soon as a mail of a group is not simply taken, nothing of the
 * group is kept; those before it are taken as a smaller group, and it alone, as {@link Intake} does it. For all threads.
 */
final class GroupIntake {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.mailgw");

    private static final int MOST = 50;
    private static final long MOST_BYTES = 32 << 20;

    /** How long others may have to wait for the lock that a group holds, and how long they have time to take it then. */
    private static final long LONGEST_NANOS = 150_000_000;

    private static final long PAUSE_MILLIS = 10;

    private final Tracker tracker;
    private final Intake intake;
    private final LongSupplier nanos;

    /** @param nanos tells the time that a group takes */
    GroupIntake(Tracker tracker, Intake intake, LongSupplier nanos) {
        this.tracker = tracker;
        this.intake = intake;
        this.nanos = nanos;
    }

    /** Takes all mails, and tells each what became of it. */
    void take(List<? extends HeldMail> mails) {
        int next = 0;
        int together = MOST;
        while (next < mails.size()) {
            Group group = takeGroup(mails.subList(next, Math.min(next + together, mails.size())));
            next += group.taken;
            if (group.nextIsAlone) {
                HeldMail alone = mails.get(next++);
                alone.settle(intake.take(alone::writeTo, Handling.HELD));
                together = Math.min(MOST, 2 * (group.taken + 1));
            }
            if (next < mails.size()) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many mails were taken together, and whether the one after them has to be taken alone. */
    private record Group(int taken, boolean nextIsAlone) {}

    private Group takeGroup(List<? extends HeldMail> mails) {
        List<Candidate> candidates = new ArrayList<>();
        try {
            boolean allRead = read(mails, candidates);
            List<Taken> taken = new ArrayList<>();
            boolean allFit = takeLongestStart(candidates, taken);
            for (int i = 0; i < taken.size(); i++) {
                report(taken.get(i));
                mails.get(i).settle(taken.get(i).receipt());
            }
            boolean reachedUnread = taken.size() == candidates.size() && !allRead;
            return new Group(taken.size(), reachedUnread || !allFit);
        } finally {
            candidates.forEach(Candidate::close);
        }
    }

    /** Reads as many mails as a group may have. False if there is one among them that has to be taken alone. */
    private boolean read(List<? extends HeldMail> mails, List<Candidate> candidates) {
        long bytes = 0;
        for (HeldMail held : mails) {
            Optional<Candidate> candidate = read(held);
            if (candidate.isEmpty()) {
                return false;
            }
            candidates.add(candidate.get());
            bytes += candidate.get().received().size();
            if (bytes > MOST_BYTES) {
                return true;
            }
        }
        return true;
    }

    private Optional<Candidate> read(HeldMail held) {
        IncomingMail mail = null;
        Optional<Candidate> candidate = Optional.empty();
        try {
            mail = intake.read(held::writeTo);
            candidate = intake.candidate(mail, Handling.HELD);
            return candidate;
        } catch (IOException | RuntimeException | VirtualMachineError alone) {
            LOG.debug("A mail is looked at alone", alone);
            return Optional.empty();
        } finally {
            if (mail != null && candidate.isEmpty()) {
                mail.close();
            }
        }
    }

    private record Taken(String messageId, String traceId, Receipt receipt) {}

    /** Takes the first mails, up to one that does not go with others. False if there is such a mail. */
    private boolean takeLongestStart(List<Candidate> candidates, List<Taken> taken) {
        int most = candidates.size();
        while (most > 0) {
            List<Candidate> group = candidates.subList(0, most);
            try {
                taken.addAll(tracker.call("admin", db -> take(db, group)));
                return taken.size() < most || most == candidates.size();
            } catch (NotTogether other) {
                most = other.position;
            } catch (RoundupException | UncheckedIOException cannotCommit) {
                LOG.debug("{} mails cannot be committed together", most, cannotCommit);
                return false;
            }
        }
        return candidates.isEmpty();
    }

    private List<Taken> take(Database db, List<Candidate> group) {
        long begin = nanos.getAsLong();
        List<Taken> taken = new ArrayList<>();
        for (Candidate candidate : group) {
            if (!taken.isEmpty() && nanos.getAsLong() - begin > LONGEST_NANOS) {
                break;
            }
            taken.add(take(db, candidate, taken.size()));
        }
        return taken;
    }

    private Taken take(Database db, Candidate candidate, int position) {
        String id = candidate.received().header("Message-Id").orElse("");
        try (Trace trace = Trace.begin(id.isEmpty() ? "no_message_id" : id)) {
            db.setCurrentUser("admin");
            Receipt receipt = intake.take(db, candidate);
            if (receipt == Receipt.WAITING) {
                throw new NotTogether(position, null);
            }
            return new Taken(id, Trace.currentId().orElse(null), receipt);
        } catch (RetryableError busy) {
            throw busy;
        } catch (RuntimeException | VirtualMachineError alone) {
            throw new NotTogether(position, alone);
        }
    }

    private static void report(Taken mail) {
        try (Trace trace =
                Trace.begin(mail.messageId().isEmpty() ? "no_message_id" : mail.messageId(), mail.traceId())) {
            LOG.info("Handling message (Message-id='{}')", mail.messageId());
            LOG.info(
                    "Message (Message-id='{}'): {}",
                    mail.messageId(),
                    mail.receipt().name().toLowerCase(Locale.ROOT));
        }
    }

    /** Ends the unit of work of a group: one of its mails has to be taken alone. */
    private static final class NotTogether extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int position;

        NotTogether(int position, Throwable cause) {
            super(cause);
            this.position = position;
        }
    }
}
