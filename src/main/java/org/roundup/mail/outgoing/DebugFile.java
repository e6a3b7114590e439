package org.roundup.mail.outgoing;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.roundup.mail.letter.Letter;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MailOptions;

/** A file to which mails are written in place of being sent. */
final class DebugFile {

    private static final String VARIABLE = "SENDMAILDEBUG";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);

    private final Path file;

    private DebugFile(Path file) {
        this.file = file;
    }

    /** The file of a tracker; empty if its mails are sent. */
    static Optional<DebugFile> of(TrackerConfig config) {
        String variable = System.getenv(VARIABLE);
        return variable == null || variable.isEmpty()
                ? config.get(MailOptions.DEBUG).map(DebugFile::new)
                : Optional.of(new DebugFile(config.home().resolve(variable)));
    }

    void append(Letter letter, MimeMessage mail) throws IOException, MessagingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        String text = "From " + letter.sender() + " " + TIME.format(ZonedDateTime.now()) + "\nFROM: " + letter.sender()
                + "\nTO: " + String.join(", ", letter.recipients()) + "\n"
                + bytes.toString(StandardCharsets.ISO_8859_1).replace("\r\n", "\n") + "\n\n";
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
                FileLock lock = channel.lock()) {
            ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            while (lock.isValid() && buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
