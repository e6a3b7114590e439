package org.roundup.mail.outgoing;

import jakarta.json.JsonException;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.roundup.hyperdb.ConfigurationError;
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

/** Hands letters of the outbox to the mail server, all of a batch over one connection. */
final class LetterSender implements OutboxHandler {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.mail");
    private static final int PERMANENT = 500;

    private final Tracker tracker;
    private final MailSealer sealer;

    LetterSender(Tracker tracker) {
        this.tracker = tracker;
        this.sealer = new MailSealer(tracker.config());
    }

    @Override
    public void deliver(List<OutboxMessage> messages, Receipts receipts) {
        Optional<DebugFile> file = DebugFile.of(tracker.config());
        SmtpSettings settings = new SmtpSettings(tracker.config());
        try (Database db = tracker.open(null);
                Transport transport = file.isPresent() ? null : settings.connect()) {
            MimeWriter writer = new MimeWriter(db, tracker.config(), sealer);
            for (OutboxMessage message : messages) {
                deliver(message, writer, settings, file, transport, receipts);
            }
        } catch (MessagingException unreachable) {
            throw new IllegalStateException("The mail server cannot be used: " + unreachable.getMessage(), unreachable);
        }
    }

    private void deliver(
            OutboxMessage message,
            MimeWriter writer,
            SmtpSettings settings,
            Optional<DebugFile> file,
            Transport transport,
            Receipts receipts) {
        try {
            Letter whole = LetterBox.read(message.payload());
            Letter letter = whole.encrypted() ? whole.to(sealer.withKeys(whole.recipients())) : whole;
            if (letter.recipients().size() < whole.recipients().size()) {
                reportMissingKeys(whole, letter.recipients());
            }
            if (letter.recipients().isEmpty()) {
                receipts.refused(message, "There is no PGP key of " + String.join(", ", whole.recipients()));
                return;
            }
            MimeMessage mail = writer.write(letter, settings.session());
            if (file.isPresent()) {
                file.get().append(letter, mail);
            } else {
                transport.sendMessage(mail, addresses(letter));
            }
            receipts.sent(message);
        } catch (SendFailedException failed) {
            report(message, failed, receipts);
        } catch (JsonException | AddressException broken) {
            receipts.refused(message, broken.toString());
        } catch (MessagingException | IOException | ConfigurationError later) {
            receipts.failed(message, later.toString());
        }
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
                        .collect(java.util.stream.Collectors.joining());
        String dispatcher = tracker.config().get(MainOptions.DISPATCHER_EMAIL);
        PlainMail report = new PlainMail(List.of(dispatcher), "PGP key missing", text, null);
        tracker.run("admin", db -> LetterBox.put(db, MailNotifier.plain(tracker.config(), db, report)));
    }

    private static Address[] addresses(Letter letter) throws AddressException {
        Address[] addresses = new Address[letter.recipients().size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = new InternetAddress(letter.recipients().get(i), false);
        }
        return addresses;
    }

    /** A mail that somebody got is sent: to send it again would give them two. */
    private static void report(OutboxMessage message, SendFailedException failed, Receipts receipts) {
        Address[] reached = failed.getValidSentAddresses();
        String reason = reason(failed);
        if (reached != null && reached.length > 0) {
            LOG.warn(
                    "Mail {} was not accepted for all: {} {}",
                    message.id(),
                    Arrays.toString(failed.getInvalidAddresses()),
                    reason);
            receipts.sent(message);
        } else if (isPermanent(failed)) {
            receipts.refused(message, reason);
        } else {
            receipts.failed(message, reason);
        }
    }

    private static String reason(SendFailedException failed) {
        StringBuilder reason =
                new StringBuilder(String.valueOf(failed.getMessage()).strip());
        for (Exception next = failed.getNextException();
                next != null;
                next = next instanceof MessagingException more ? more.getNextException() : null) {
            reason.append("; ").append(String.valueOf(next.getMessage()).strip());
        }
        return reason.toString();
    }

    /** Whether the server said of all addresses, or of the mail, that it will never take it. */
    private static boolean isPermanent(SendFailedException failed) {
        boolean permanent = false;
        for (Exception next = failed;
                next != null;
                next = next instanceof MessagingException more ? more.getNextException() : null) {
            int code = -1;
            if (next instanceof SMTPAddressFailedException address) {
                code = address.getReturnCode();
            } else if (next instanceof SMTPSendFailedException whole) {
                code = whole.getReturnCode();
            }
            if (code > 0 && code < PERMANENT) {
                return false;
            }
            permanent |= code >= PERMANENT;
        }
        return permanent;
    }
}
