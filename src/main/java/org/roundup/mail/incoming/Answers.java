package org.roundup.mail.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.roundup.mail.letter.HeaderValue;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.Letterhead;
import org.roundup.mail.letter.MessageId;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.mail.mime.MailAddress;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.MainOptions.ErrorRecipient;
import org.roundup.tracker.config.option.TrackerOptions;

/** Writes the answers to mail that was not taken, with the mail attached. */
final class Answers {

    /** Of a longer mail only the beginning is sent back. */
    private static final int LONGEST_ORIGINAL = 64 * 1024;

    private static final int LONGEST_LINE = 990;
    private final TrackerConfig config;
    private final Letterhead head;
    private final Wording wording;

    Answers(TrackerConfig config) {
        this.config = config;
        this.head = new Letterhead(config);
        this.wording = new Wording(config);
    }

    /** The instructions, for somebody who asks for help. */
    Letter help(IncomingMail mail, MailAddress sender, Instant now) {
        return letter(mail, addressees(sender), wording.say("subject.help"), wording.manual(), now);
    }

    /** To somebody who asked for something that cannot be done. */
    Letter usage(IncomingMail mail, MailAddress sender, String problem, Instant now) {
        return letter(mail, addressees(sender), failed(), problem + "\n\n\n" + wording.manual(), now);
    }

    /** To somebody who may not do what they asked for. */
    Letter unauthorised(IncomingMail mail, MailAddress sender, String problem, Instant now) {
        return letter(mail, addressees(sender), failed(), problem + "\n", now);
    }

    /** To somebody whose mail met a defect. */
    Letter unexpected(IncomingMail mail, MailAddress sender, Instant now) {
        return letter(mail, addressees(sender), failed(), wording.say("unexpected") + "\n", now);
    }

    /** The same to the administrator, with the cause. */
    Letter report(IncomingMail mail, Throwable cause, Instant now) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        String text = wording.say("unexpected") + "\n\n----------------\n" + trace;
        return letter(mail, Set.of(config.get(MainOptions.ADMIN_EMAIL)), failed(), text, now);
    }

    /** To somebody whose mail waits to be confirmed, with the key to be sent back. */
    Letter confirmation(IncomingMail mail, MailAddress sender, String key, Instant now) {
        String name = config.get(TrackerOptions.NAME);
        String text = wording.say("confirm", name, mail.header("Subject").orElse("")) + "\n";
        String subject = wording.say("subject.confirm", name, key);
        List<Letter.Header> headers = headers(Set.of(sender.address()), subject, now);
        headers.replaceAll(header -> header.name().equals("From") ? new Letter.Header("From", head.tracker()) : header);
        return new Letter(
                head.envelopeSender(), List.of(sender.address()), headers, List.of(Letter.Piece.of(text)), List.of());
    }

    /** To somebody whose registration is complete. */
    Letter registered(MailAddress to, Instant now) {
        String subject = wording.say("subject.registered", config.get(TrackerOptions.NAME));
        List<Letter.Header> headers = headers(Set.of(to.address()), subject, now);
        return new Letter(
                head.envelopeSender(), List.of(to.address()), headers, List.of(Letter.Piece.of("")), List.of());
    }

    private String failed() {
        return wording.say("subject.failed");
    }

    /** Those who get answers, as far as mail can be sent to them. */
    private Set<String> addressees(MailAddress sender) {
        ErrorRecipient who = config.get(MainOptions.ERROR_MESSAGES_TO);
        Set<String> addresses = new LinkedHashSet<>();
        if (who != ErrorRecipient.DISPATCHER) {
            addresses.add(sender.address());
        }
        if (who != ErrorRecipient.USER) {
            addresses.add(config.get(MainOptions.DISPATCHER_EMAIL));
        }
        addresses.removeIf(address -> !HeaderValue.isUsableAddress(address));
        return addresses;
    }

    private Letter letter(IncomingMail mail, Set<String> to, String subject, String text, Instant now) {
        List<Letter.Header> headers = headers(to, subject, now);
        mail.header("Message-Id")
                .map(HeaderValue::ascii)
                .filter(id -> !id.isBlank())
                .ifPresent(id -> {
                    headers.add(new Letter.Header("In-Reply-To", id));
                    headers.add(new Letter.Header("References", id));
                });
        return new Letter(
                head.envelopeSender(),
                List.copyOf(to),
                headers,
                List.of(Letter.Piece.of(text)),
                List.of(original(mail)));
    }

    private List<Letter.Header> headers(Set<String> to, String subject, Instant now) {
        List<Letter.Header> headers = new ArrayList<>();
        headers.add(new Letter.Header("Message-Id", MessageId.create(config, now, "answer")));
        headers.add(new Letter.Header("Subject", HeaderValue.text(subject, head.charset())));
        headers.add(new Letter.Header("To", HeaderValue.ascii(String.join(", ", to))));
        headers.add(new Letter.Header("From", head.admin()));
        headers.addAll(head.standard(now, "auto-replied"));
        return headers;
    }

    private static Letter.Enclosure original(IncomingMail mail) {
        try (InputStream in = mail.open()) {
            byte[] start = in.readNBytes(LONGEST_ORIGINAL);
            String type = isPlainAscii(start) ? "message/rfc822" : "text/plain";
            return new Letter.Enclosure("original.eml", type, null, null, start);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Only such a mail may be attached as a mail. */
    private static boolean isPlainAscii(byte[] bytes) {
        int lineLength = 0;
        for (byte each : bytes) {
            lineLength = each == '\n' ? 0 : lineLength + 1;
            if (each <= 0 || lineLength > LONGEST_LINE) {
                return false;
            }
        }
        return true;
    }
}
