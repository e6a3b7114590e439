package org.roundup.mail.outgoing;

import java.time.Duration;
import java.util.Map;
import org.roundup.mail.letter.Letter;
import org.roundup.store.outbox.OutboxPolicy;
import org.roundup.store.outbox.OutboxWorker;
import org.roundup.tracker.Tracker;

/** Delivers the mail that a tracker has to send. For all threads. */
public final class MailDelivery implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final OutboxWorker worker;
    private final DigestJob digests;

    public MailDelivery(Tracker tracker) {
        this.digests = new DigestJob(tracker);
        this.worker = new OutboxWorker(
                "roundup-mail-" + tracker.name(),
                () -> tracker.store().newSession(),
                Map.of(Letter.KIND, new LetterSender(tracker)),
                OutboxPolicy.DEFAULT,
                INTERVAL);
    }

    /** Delivers in the background from now on. */
    public void start() {
        worker.start();
    }

    /**
     * Delivers what is due, digests too. What fails is tried again later, by this or another process.
     *
     * @return number of mails delivered
     */
    public int deliverDue() {
        digests.run();
        return worker.deliverDue();
    }

    @Override
    public void close() {
        worker.close();
    }
}
