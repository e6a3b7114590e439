package org.roundup.mail.outgoing;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.roundup.hyperdb.NotFound;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.pgp.MailSealer;
import org.roundup.store.Database;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailOptions;

/** Makes the mail of a letter: reads the texts and files that it names. */
final class MimeWriter {

    private static final Pattern TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+");
    private static final Set<String> CLEAR = Set.of("X-Roundup-Name", "X-Roundup-Loop", "X-Roundup-Version");
    private static final String BINARY = "application/octet-stream";

    private final Database db;
    private final Charset charset;
    private final MailSealer sealer;

    MimeWriter(Database db, TrackerConfig config, MailSealer sealer) {
        this.db = db;
        this.sealer = sealer;
        this.charset = charset(config.get(MailOptions.CHARSET));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** A mail that keeps the message id it is given. */
    private static final class KnownMessage extends SMTPMessage {

        KnownMessage(Session session) {
            super(session);
        }

        @Override
        protected void updateMessageID() {
            // It was decided when the letter was written.
        }
    }

    SMTPMessage write(Letter letter, Session session) throws MessagingException, IOException {
        if (letter.encrypted()) {
            SMTPMessage outer = outer(letter, session, header -> !isAboutItem(header.name()));
            sealer.encrypt(whole(letter, session), letter.recipients(), outer);
            outer.saveChanges();
            return outer;
        }
        if (sealer.signs()) {
            SMTPMessage outer = outer(letter, session, header -> true);
            sealer.sign(content(letter, new KnownMessage(session)), outer);
            outer.saveChanges();
            return outer;
        }
        return whole(letter, session);
    }

    /** What tells of the item goes inside what is encrypted only. */
    private static boolean isAboutItem(String header) {
        return header.startsWith("X-Roundup-") && !CLEAR.contains(header);
    }

    private SMTPMessage whole(Letter letter, Session session) throws MessagingException {
        return content(letter, outer(letter, session, header -> true));
    }

    private static SMTPMessage outer(Letter letter, Session session, Predicate<Letter.Header> wanted)
            throws MessagingException {
        SMTPMessage mail = new KnownMessage(session);
        mail.setEnvelopeFrom(letter.sender());
        for (Letter.Header header : letter.headers()) {
            if (wanted.test(header)) {
                mail.addHeader(header.name(), MimeUtility.fold(header.name().length() + 2, header.value()));
            }
        }
        return mail;
    }

    private SMTPMessage content(Letter letter, SMTPMessage mail) throws MessagingException {
        String text = text(letter);
        if (letter.enclosures().isEmpty()) {
            setText(mail, text, charset);
        } else {
            MimeMultipart parts = new MimeMultipart();
            MimeBodyPart first = new MimeBodyPart();
            setText(first, text, charset);
            parts.addBodyPart(first);
            for (Letter.Enclosure enclosure : letter.enclosures()) {
                parts.addBodyPart(part(enclosure));
            }
            mail.setContent(parts);
        }
        mail.saveChanges();
        return mail;
    }

    private String text(Letter letter) {
        StringBuilder text = new StringBuilder();
        for (Letter.Piece piece : letter.text()) {
            text.append(piece.text() == null ? db.contents().text(piece.className(), piece.id()) : piece.text());
        }
        return text.toString();
    }

    /** In UTF-8 if the character set does not have all letters. */
    private static void setText(MimePart part, String text, Charset wanted) throws MessagingException {
        Charset used = wanted.newEncoder().canEncode(text) ? wanted : StandardCharsets.UTF_8;
        String name = used.name().toLowerCase(Locale.ROOT);
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(text.getBytes(used), "text/plain")));
        part.setHeader("Content-Type", "text/plain; charset=\"" + name + "\"");
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    }

    private MimeBodyPart part(Letter.Enclosure enclosure) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        String type = type(enclosure);
        byte[] bytes = bytes(enclosure);
        if (type.equals("text/plain")) {
            setText(part, textOf(bytes), StandardCharsets.US_ASCII);
        } else {
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, BINARY)));
            part.setHeader("Content-Type", type);
            part.setHeader("Content-Transfer-Encoding", type.equals("message/rfc822") ? "8bit" : "base64");
        }
        ParameterList parameters = new ParameterList();
        String name =
                enclosure.name().replaceAll("[\\p{Cc}\\u2028\\u2029]", " ").strip();
        parameters.set("filename", name.isEmpty() ? "unnamed" : name, "utf-8");
        part.setHeader(
                "Content-Disposition", "attachment" + parameters.toString("Content-Disposition: attachment".length()));
        return part;
    }

    private static String textOf(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\ufffd') >= 0 ? new String(bytes, StandardCharsets.ISO_8859_1) : text;
    }

    private byte[] bytes(Letter.Enclosure enclosure) {
        if (enclosure.bytes() != null) {
            return enclosure.bytes();
        }
        try {
            return db.contents().bytes(enclosure.className(), enclosure.id());
        } catch (NotFound gone) {
            return new byte[0];
        }
    }

    private static String type(Letter.Enclosure enclosure) {
        String given = enclosure.type() == null ? "" : enclosure.type().strip().toLowerCase(Locale.ROOT);
        if (TYPE.matcher(given).matches() && !given.startsWith("multipart/")) {
            return given;
        }
        String guessed = URLConnection.guessContentTypeFromName(enclosure.name().replace('#', '_'));
        return guessed == null ? BINARY : guessed;
    }
}
