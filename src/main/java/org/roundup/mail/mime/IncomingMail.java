package org.roundup.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedFileInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.roundup.hyperdb.UsageError;

/**
 * A mail that was received. It lies in a temporary file while it is worked on, so that its size does not matter; closing
 * it deletes the file. Belongs to one thread.
 */
public final class IncomingMail implements AutoCloseable {

    private static final Session SESSION = Session.getInstance(new Properties());

    private final Path file;
    private final SharedFileInputStream stream;
    private final MimeMessage message;

    private IncomingMail(Path file, SharedFileInputStream stream, MimeMessage message) {
        this.file = file;
        this.stream = stream;
        this.message = message;
    }

    /**
     * Reads a mail to the end of the stream.
     *
     * @throws IOException if it cannot be read, or not be written to the disk
     */
    public static IncomingMail read(InputStream in) throws IOException {
        Path file = Files.createTempFile("roundup-mail-", ".eml");
        SharedFileInputStream stream = null;
        try {
            Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            skipEnvelopeLine(file);
            stream = new SharedFileInputStream(file.toFile());
            return new IncomingMail(file, stream, new MimeMessage(SESSION, stream));
        } catch (MessagingException | IOException | RuntimeException error) {
            if (stream != null) {
                stream.close();
            }
            Files.deleteIfExists(file);
            throw error instanceof IOException io ? io : new IOException("The mail cannot be read", error);
        }
    }

    /** A pipe may begin with the line {@code From sender date} of a mailbox, which is no header. */
    private static void skipEnvelopeLine(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(1000);
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        if (!text.startsWith("From ") || end < 0) {
            return;
        }
        Path rest = Files.createTempFile("roundup-mail-", ".eml");
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(end + 1L);
            Files.copy(in, rest, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(rest, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    MimeMessage message() {
        return message;
    }

    /** The mail as it came. */
    public Path file() {
        return file;
    }

    /** Number of bytes. */
    public long size() {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            throw new UsageError("The mail cannot be read any more: " + gone.getMessage(), gone);
        }
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
        Path copy = Files.createTempFile("roundup-mail-", ".eml");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy))) {
                NewContent.write(this, content, out);
            }
            try (InputStream in = Files.newInputStream(copy)) {
                return read(in);
            }
        } finally {
            Files.deleteIfExists(copy);
        }
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
        try {
            stream.close();
            Files.deleteIfExists(file);
        } catch (IOException remains) {
            file.toFile().deleteOnExit();
        }
    }
}
