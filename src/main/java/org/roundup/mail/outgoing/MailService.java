package org.roundup.mail.outgoing;

import org.roundup.tracker.Tracker;
import org.roundup.tracker.TrackerService;

/** Delivers mail in the background of each tracker that is served. */
public final class MailService implements TrackerService {

    @Override
    public Running start(Tracker tracker) {
        MailDelivery delivery = new MailDelivery(tracker);
        delivery.start();
        return delivery::close;
    }
}
