package org.roundup.mail.outgoing;

import jakarta.json.JsonException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.mail.letter.HeaderValue;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.LetterBox;
import org.roundup.mail.pgp.MailSealer;
import org.roundup.store.Database;
import org.roundup.store.outbox.OutboxHandler;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.notify.PlainMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands letters of the outbox to the mail server, all of a batch over one connection. Nothing of the database is held
 * while the mail server is waited for. What was handed over for some recipients is tried again for the others alone.
 */
final class LetterSender implements OutboxHandler {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.mail");
    private static final long REPORT_NANOS = 10_000_000_000L;

    private final Tracker tracker;
    private final MailSealer sealer;
    private final ListHeaders lists;

    LetterSender(Tracker tracker) {
        this.tracker = tracker;
        this.sealer = new MailSealer(tracker.config());
        this.lists = new ListHeaders(tracker.config());
    }

    @Override
    public void deliver(List<OutboxMessage> messages, Receipts receipts) {
        Optional<DebugFile> file = DebugFile.of(tracker.config());
        try (MailConnections connections = new MailConnections(tracker.config())) {
            for (OutboxMessage message : messages) {
                deliver(message, connections, file, receipts);
            }
        }
    }

    @Override
    public void givenUp(List<GivenUp> messages) {
        new FailureReport(tracker.config())
                .of(messages)
                .ifPresent(
                        report -> tracker.run("admin", db -> tracker.notifier().mail(db, report)));
    }

    private void deliver(
            OutboxMessage message, MailConnections connections, Optional<DebugFile> file, Receipts receipts) {
        try {
            Letter whole = LetterBox.read(message.payload());
            Letter reachable = reachable(whole, message, receipts);
            if (reachable.recipients().isEmpty()) {
                receipts.refused(message, "There is no usable PGP key of " + String.join(", ", whole.recipients()));
                return;
            }
            Prepared prepared = prepare(reachable, connections);
            Letter letter = prepared.letter();
            if (letter.recipients().isEmpty()) {
                receipts.sent(message);
            } else if (file.isPresent()) {
                boolean single = letter.recipients().size() == 1;
                lists.set(
                        prepared.mail(),
                        single ? prepared.unsubscribe().get(letter.recipients().get(0)) : null);
                file.get().append(letter, prepared.mail());
                receipts.sent(message);
            } else {
                hand(message, prepared, connections, receipts);
            }
        } catch (JsonException broken) {
            receipts.refused(message, broken.toString());
        } catch (MessagingException | IOException | ConfigurationError later) {
            receipts.failed(message, later.getMessage() == null ? later.toString() : later.getMessage());
        } catch (RuntimeException defect) {
            // A defect that one mail meets must not hold up the others of its batch.
            LOG.error("Mail {} cannot be sent", message.id(), defect);
            receipts.failed(message, defect.toString());
        }
    }

    /** The letter to those who can be reached in secret, if it must be. */
    private Letter reachable(Letter whole, OutboxMessage message, Receipts receipts) {
        if (!whole.encrypted()) {
            return whole;
        }
        Letter letter = whole.to(sealer.withKeys(whole.recipients()));
        if (!letter.recipients().isEmpty()
                && letter.recipients().size() < whole.recipients().size()) {
            reportMissingKeys(whole, letter.recipients());
            receipts.progressed(message, LetterBox.write(letter));
        }
        return letter;
    }

    /** Those who cannot be reached in secret get nothing; the dispatcher gets to know of it. */
    private void reportMissingKeys(Letter letter, List<String> reached) {
        List<String> missing = letter.recipients().stream()
                .filter(address -> !reached.contains(address))
                .toList();
        String text = "There is no usable PGP key of " + String.join(", ", missing) + ".\n"
                + "A mail that had to be encrypted was therefore not sent there:\n\n"
                + letter.headers().stream()
                        .filter(header -> header.name().equals("Message-Id"))
                        .map(header -> header.name() + ": " + header.value() + "\n")
                        .collect(Collectors.joining());
        String dispatcher = tracker.config().get(MainOptions.DISPATCHER_EMAIL);
        PlainMail report = new PlainMail(List.of(dispatcher), "PGP key missing", text, null);
        tracker.run("admin", db -> LetterBox.put(db, MailNotifier.plain(tracker.config(), db, report)));
    }

    /** @param unsubscribe value of List-Unsubscribe by recipient */
    private record Prepared(Letter letter, MimeMessage mail, Map<String, String> unsubscribe) {}

    /** Reads all that the mail needs of the database, and leaves out who may not have it any more. */
    private Prepared prepare(Letter letter, MailConnections connections) throws MessagingException, IOException {
        try (Database db = tracker.open(null)) {
            Letter allowed = new Readers(db, tracker.access(db)).allowed(letter);
            MimeMessage mail = allowed.recipients().isEmpty()
                    ? null
                    : new MimeWriter(db, tracker.config(), sealer)
                            .write(allowed, connections.session(isInternational(allowed)));
            return new Prepared(allowed, mail, lists.of(db, allowed));
        }
    }

    private static boolean isInternational(Letter letter) {
        return !letter.recipients().stream().allMatch(HeaderValue::isAscii);
    }

    private void hand(OutboxMessage message, Prepared prepared, MailConnections connections, Receipts receipts)
            throws MessagingException {
        Letter letter = prepared.letter();
        Handover handover = new Handover(letter.recipients());
        List<List<String>> turns = prepared.unsubscribe().isEmpty()
                ? List.of(letter.recipients())
                : letter.recipients().stream().map(List::of).toList();
        var transport = connections.open(isInternational(letter));
        long reported = System.nanoTime();
        for (List<String> turn : turns) {
            lists.set(prepared.mail(), prepared.unsubscribe().get(turn.get(0)));
            if (!handover.hand(transport, prepared.mail(), turn)) {
                connections.lost();
                handover.failed(Handover.LOST);
                break;
            }
            if (System.nanoTime() - reported > REPORT_NANOS && !handover.left().isEmpty()) {
                reported = System.nanoTime();
                receipts.progressed(message, LetterBox.write(letter.to(remaining(handover))));
            }
        }
        report(message, letter, handover, receipts);
    }

    private static List<String> remaining(Handover handover) {
        List<String> all = new ArrayList<>(handover.left());
        all.addAll(handover.later().keySet());
        all.addAll(handover.refused().keySet());
        return all;
    }

    private static void report(OutboxMessage message, Letter letter, Handover handover, Receipts receipts) {
        Map<String, String> refused = handover.refused();
        Map<String, String> later = handover.later();
        if (later.isEmpty() && refused.isEmpty()) {
            receipts.sent(message);
        } else if (later.isEmpty()) {
            receipts.progressed(message, LetterBox.write(letter.to(List.copyOf(refused.keySet()))));
            receipts.refused(message, reasons(refused));
        } else {
            if (!refused.isEmpty()) {
                receipts.setAside(message, LetterBox.write(letter.to(List.copyOf(refused.keySet()))), reasons(refused));
            }
            receipts.progressed(message, LetterBox.write(letter.to(List.copyOf(later.keySet()))));
            receipts.failed(message, reasons(later));
        }
    }

    /** Those with the same reason together. */
    private static String reasons(Map<String, String> byRecipient) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        byRecipient.forEach((recipient, reason) ->
                byReason.computeIfAbsent(reason, none -> new ArrayList<>()).add(recipient));
        return byReason.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.joining("; "));
    }
}
