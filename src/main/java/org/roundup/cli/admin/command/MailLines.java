package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.LetterView;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.outbox.OutboxMessage;

/** The mails of the outbox, a line each, or as JSON. */
final class MailLines {

    private static final int MOST_SHOWN = 1000;
    private static final int MOST_NAMED = 5;

    private MailLines() {}

    /** @param states those wanted; if empty, all but what was sent */
    static void print(Session session, List<String> states) {
        Outbox outbox = session.tracker().store().outbox();
        List<OutboxMessage> mails = new ArrayList<>();
        for (OutboxMessage.State state : states(states)) {
            mails.addAll(outbox.list(session.db().session(), Letter.KIND, state, MOST_SHOWN));
        }
        if (session.options().json()) {
            Answer.json(session, mails.stream().map(MailLines::json).toList());
        } else {
            mails.forEach(mail -> session.print(line(mail)));
        }
    }

    private static List<OutboxMessage.State> states(List<String> names) {
        if (names.isEmpty()) {
            return List.of(OutboxMessage.State.DEAD, OutboxMessage.State.NEW);
        }
        return names.stream().map(MailLines::state).toList();
    }

    private static OutboxMessage.State state(String given) {
        for (OutboxMessage.State state : OutboxMessage.State.values()) {
            if (word(state).equals(given)) {
                return state;
            }
        }
        throw new UsageError("\"" + given + "\" is not one of waiting, given-up, sent");
    }

    private static String word(OutboxMessage.State state) {
        return switch (state) {
            case NEW -> "waiting";
            case DEAD -> "given-up";
            case SENT -> "sent";
        };
    }

    private static String line(OutboxMessage mail) {
        StringBuilder line = new StringBuilder();
        line.append(mail.id()).append(' ').append(word(mail.state()));
        line.append(" written ").append(RoundupDate.ofEpochMilli(mail.createdMillis()));
        line.append(" attempts ").append(mail.attempts());
        if (mail.state() == OutboxMessage.State.NEW) {
            line.append(" next ").append(RoundupDate.ofEpochMilli(mail.dueMillis()));
        }
        LetterView.of(mail).ifPresent(letter -> line.append(" for ")
                .append(people(letter.recipients()))
                .append(" \"")
                .append(LetterView.subject(letter))
                .append('"'));
        if (mail.lastError() != null) {
            line.append(' ').append(mail.lastError().lines().findFirst().orElse(""));
        }
        return line.toString();
    }

    private static String people(List<String> addresses) {
        String named = String.join(", ", addresses.subList(0, Math.min(MOST_NAMED, addresses.size())));
        return addresses.size() <= MOST_NAMED ? named : named + " and " + (addresses.size() - MOST_NAMED) + " more";
    }

    private static Map<String, Object> json(OutboxMessage mail) {
        Optional<Letter> letter = LetterView.of(mail);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", mail.id());
        object.put("state", word(mail.state()));
        object.put("written", RoundupDate.ofEpochMilli(mail.createdMillis()));
        object.put("next", RoundupDate.ofEpochMilli(mail.dueMillis()));
        object.put("attempts", mail.attempts());
        object.put("for", letter.map(Letter::recipients).orElse(List.of()));
        object.put("subject", letter.map(LetterView::subject).orElse(""));
        object.put("error", mail.lastError());
        return object;
    }
}
