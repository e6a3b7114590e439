package org.roundup.mail.outgoing;

import java.util.List;
import java.util.Optional;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.LetterView;
import org.roundup.store.outbox.OutboxHandler.GivenUp;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.notify.PlainMail;

/** Tells the dispatcher of mails that were given up. That such a report was given up is told to nobody. */
final class FailureReport {

    private final TrackerConfig config;

    FailureReport(TrackerConfig config) {
        this.config = config;
    }

    Optional<PlainMail> of(List<GivenUp> messages) {
        String dispatcher = config.get(MainOptions.DISPATCHER_EMAIL);
        StringBuilder text = new StringBuilder();
        for (GivenUp message : messages) {
            Letter letter = LetterView.read(message.payload()).orElse(null);
            if (letter != null && !letter.recipients().equals(List.of(dispatcher))) {
                text.append("Subject: ").append(LetterView.subject(letter));
                text.append("\nFor: ").append(String.join(", ", letter.recipients()));
                text.append("\nReason: ").append(message.reason()).append("\n\n");
            }
        }
        if (text.length() == 0) {
            return Optional.empty();
        }
        String body = "These mails could not be delivered and are not tried again.\n\n" + text
                + "\"roundup admin mail list given-up\" shows them; \"mail retry\" and \"mail drop\" with the number of one"
                + " try it again or remove it.\n";
        String name = config.get(TrackerOptions.NAME);
        return Optional.of(new PlainMail(List.of(dispatcher), "Mails of " + name + " were not delivered", body, null));
    }
}
