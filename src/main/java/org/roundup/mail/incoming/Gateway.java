package org.roundup.mail.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.roundup.mail.mime.ReceivedBytes;
import org.roundup.tracker.Tally;
import org.roundup.tracker.Tracker;

/**
 * Takes mail for a tracker. Whatever a mail contains, it is taken, answered, ignored or kept in the quarantine; only when
 * the database or the disk does not work is it left to whoever has it. For all threads.
 */
public final class Gateway {

    private final Tracker tracker;
    private final Intake intake;
    private final GroupIntake groups;

    public Gateway(Tracker tracker, GatewayOptions options) {
        this.tracker = tracker;
        this.intake = new Intake(tracker, options);
        this.groups = new GroupIntake(tracker, intake, System::nanoTime);
    }

    /**
     * Takes one mail. The stream is read to its end.
     *
     * @return {@link Receipt#DEFERRED} if the mail has to be kept and given again
     */
    public Receipt take(InputStream in) {
        return counted(intake.take(in::transferTo, Handling.FRESH));
    }

    /** Takes mails in their order. Each is told what became of it as soon as that is durable. */
    public void take(List<? extends HeldMail> mails) {
        groups.take(mails.stream().map(Counted::new).toList());
    }

    private Receipt counted(Receipt receipt) {
        tracker.tally()
                .count(
                        switch (receipt) {
                            case TAKEN -> Tally.Event.MAIL_TAKEN;
                            case DUPLICATE -> Tally.Event.MAIL_DUPLICATE;
                            case ANSWERED -> Tally.Event.MAIL_ANSWERED;
                            case IGNORED -> Tally.Event.MAIL_IGNORED;
                            case QUARANTINED -> Tally.Event.MAIL_QUARANTINED;
                            case WAITING -> Tally.Event.MAIL_WAITING;
                            case DEFERRED -> Tally.Event.MAIL_DEFERRED;
                        });
        return receipt;
    }

    /** Somebody's mail, whose fate is counted. */
    private final class Counted implements HeldMail {

        private final HeldMail mail;

        Counted(HeldMail mail) {
            this.mail = mail;
        }

        @Override
        public void writeTo(ReceivedBytes bytes) throws IOException {
            mail.writeTo(bytes);
        }

        @Override
        public void settle(Receipt receipt) {
            mail.settle(counted(receipt));
        }
    }

    /**
     * Takes a mail of the quarantine again; it is removed from there if it was taken, answered or ignored.
     *
     * @throws org.roundup.hyperdb.NotFound if no mail there has the name
     */
    public Receipt retry(String name) {
        return intake.retry(name);
    }
}
