package org.roundup.webhook;

import org.roundup.tracker.Tracker;
import org.roundup.tracker.TrackerService;

/** Delivers events to webhooks in the background of each tracker that is served. */
public final class WebhookService implements TrackerService {

    @Override
    public Running start(Tracker tracker) {
        WebhookDelivery delivery = new WebhookDelivery(tracker);
        delivery.start();
        return delivery::close;
    }
}
