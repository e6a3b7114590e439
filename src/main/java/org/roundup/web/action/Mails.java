package org.roundup.web.action;

import java.util.List;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.notify.OutboxNotifier;
import org.roundup.tracker.notify.PlainMail;
import org.roundup.web.visit.Visit;

/** Mails about accounts. They leave after the unit of work is committed. */
final class Mails {

    private static final OutboxNotifier OUTBOX = new OutboxNotifier();

    private Mails() {}

    static void send(Visit visit, String to, String subject, String text) {
        TrackerConfig config = visit.config();
        OUTBOX.mail(visit.db(), new PlainMail(List.of(to), subject, text, config.get(TrackerOptions.EMAIL)));
    }
}
