package org.roundup.mail.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file beside a mailbox that tells mail programs that it is in use: the name of the mailbox and {@code .lock}, with the
 * number of the process in it. One whose process is gone counts for nothing, so that a program that was killed does not lock
 * a mailbox for ever.
 */
final class DotLock implements AutoCloseable {

    private static final int LONGEST_NUMBER = 19;

    private final Path file;

    private DotLock(Path file) {
        this.file = file;
    }

    /** @throws SourceException if another program has the mailbox, or the file cannot be written */
    static DotLock take(Path mailbox) {
        Path file = mailbox.resolveSibling(mailbox.getFileName() + ".lock");
        try {
            if (isLeftBehind(file)) {
                MailServer.LOG.warn("{} is removed: the process that wrote it is gone", file);
                Files.deleteIfExists(file);
            }
            byte[] number = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
            Files.write(file, number, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new DotLock(file);
        } catch (FileAlreadyExistsException held) {
            throw new SourceException("The mailbox is in use: " + file + " exists", held);
        } catch (IOException error) {
            throw new SourceException("The mailbox cannot be locked: " + error, error);
        }
    }

    /** Programs that write no number are believed to live. */
    private static boolean isLeftBehind(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_NUMBER) {
            return false;
        }
        String number = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        return number.matches("[1-9][0-9]{0,17}")
                && ProcessHandle.of(Long.parseLong(number)).isEmpty();
    }

    @Override
    public void close() {
        if (!file.toFile().delete()) {
            MailServer.LOG.warn("{} cannot be removed", file);
        }
    }
}
