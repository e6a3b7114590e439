package org.roundup.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.SharedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A mail that was received. Closing it frees what holds its bytes. Belongs to one thread. */
public final class IncomingMail implements AutoCloseable {

    private static final Session SESSION = Session.getInstance(new Properties());

    /** How long the line may be that mailboxes put before a mail. */
    private static final int LONGEST_ENVELOPE = 1000;

    private final ReceivedBytes bytes;
    private final MimeMessage message;

    private IncomingMail(ReceivedBytes bytes, MimeMessage message) {
        this.bytes = bytes;
        this.message = message;
    }

    /**
     * Reads a mail to the end of the stream.
     *
     * @throws IOException if it cannot be read, or not be written to the disk
     */
    public static IncomingMail read(InputStream in) throws IOException {
        return read(0, in::transferTo);
    }

    /** Where a mail comes from. */
    @FunctionalInterface
    public interface Origin {
        /** Writes the mail, all of it or as much as is kept. */
        void writeTo(ReceivedBytes bytes) throws IOException;
    }

    /**
     * Reads a mail.
     *
     * @param most how many bytes of it are kept; all if it is 0
     * @throws IOException if it cannot be read, or not be written to the disk
     */
    public static IncomingMail read(long most, Origin origin) throws IOException {
        ReceivedBytes bytes = new ReceivedBytes(most);
        try {
            origin.writeTo(bytes);
            return new IncomingMail(bytes, new MimeMessage(SESSION, withoutEnvelope(bytes.share())));
        } catch (MessagingException broken) {
            bytes.discard();
            throw new IOException("The mail cannot be read", broken);
        } catch (IOException | RuntimeException error) {
            bytes.discard();
            throw error;
        }
    }

    /** A mail may begin with the line {@code From sender date} of a mailbox, which is no header. */
    private static InputStream withoutEnvelope(SharedInputStream all) throws IOException {
        try (InputStream in = all.newStream(0, -1)) {
            String start = new String(in.readNBytes(LONGEST_ENVELOPE), StandardCharsets.ISO_8859_1);
            int end = start.startsWith("From ") ? start.indexOf('\n') : -1;
            return all.newStream(end + 1L, -1);
        }
    }

    MimeMessage message() {
        return message;
    }

    /** The mail as it came, or the beginning of one that is too large; the caller closes the stream. */
    public InputStream open() throws IOException {
        return bytes.open();
    }

    /** Number of bytes. */
    public long size() {
        return bytes.size();
    }

    /** The first header of that name, decoded; empty if there is none. */
    public Optional<String> header(String name) {
        return rawHeaders(name).stream().findFirst().map(HeaderText::decode);
    }

    /** All headers of that name as they are written. */
    public List<String> rawHeaders(String name) {
        try {
            String[] values = message.getHeader(name);
            return values == null ? List.of() : List.of(values);
        } catch (MessagingException unreadable) {
            return List.of();
        }
    }

    /** The addresses in all headers of that name. */
    public List<MailAddress> addresses(String name) {
        return rawHeaders(name).stream()
                .flatMap(raw -> MailAddress.parse(raw).stream())
                .toList();
    }

    /** The type and subtype of the mail as a whole, lower case. */
    public String type() {
        return PartType.of(message);
    }

    /** A parameter of the type. */
    public Optional<String> typeParameter(String name) {
        return PartType.parameter(message, name);
    }

    /** The parts of a multipart as they are; none if the mail is something else. */
    public List<RawPart> rawParts() {
        return type().startsWith("multipart/")
                ? typeParameter("boundary")
                        .map(boundary -> RawPart.split(PartBytes.raw(message), boundary))
                        .orElse(List.of())
                : List.of();
    }

    /**
     * The same mail with another content, which its sender had signed or encrypted.
     *
     * @param content a part, with its headers
     * @throws IOException if it cannot be read, or not be written to the disk
     */
    public IncomingMail withContent(InputStream content) throws IOException {
        return read(0, copy -> NewContent.write(this, content, copy));
    }

    /** All header lines as they are written. */
    public String headerLines() {
        return String.join("\n", headerLineList());
    }

    List<String> headerLineList() {
        List<String> lines = new ArrayList<>();
        try {
            Enumeration<String> all = message.getAllHeaderLines();
            while (all.hasMoreElements()) {
                lines.add(all.nextElement());
            }
        } catch (MessagingException unreadable) {
            lines.add("(unreadable: " + unreadable.getMessage() + ")");
        }
        return lines;
    }

    @Override
    public void close() {
        bytes.discard();
    }
}
