package org.roundup.web.action;

import java.util.List;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.notify.PlainMail;
import org.roundup.web.visit.Visit;

/** Mails about accounts. They leave after the unit of work is committed. */
final class Mails {

    private Mails() {}

    static void send(Tracker tracker, Visit visit, String to, String subject, String text) {
        String author = visit.config().get(TrackerOptions.EMAIL);
        tracker.notifier().mail(visit.db(), new PlainMail(List.of(to), subject, text, author));
    }
}
