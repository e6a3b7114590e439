package org.roundup.mail.mime;

import jakarta.mail.internet.SharedInputStream;
import jakarta.mail.util.SharedByteArrayInputStream;
import jakarta.mail.util.SharedFileInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a mail as they come: in memory while they are few, then in a temporary file, so that the size of a mail does
 * not matter. Of a mail that is larger than is wanted only the beginning is kept, and the rest is counted. Belongs to one
 * thread.
 */
public final class ReceivedBytes extends OutputStream {

    private static final int IN_MEMORY = 256 << 10;

    private final long most;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Path file;
    private OutputStream fileOut;
    private SharedFileInputStream shared;
    private long kept;
    private long size;

    /** @param most how many bytes are kept; all if it is 0 */
    public ReceivedBytes(long most) {
        this.most = most <= 0 ? Long.MAX_VALUE : most;
    }

    /** How many bytes are kept. */
    public long most() {
        return most;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        size += length;
        int wanted = (int) Math.min(length, most - kept);
        if (file == null && kept + wanted > IN_MEMORY) {
            file = Files.createTempFile("roundup-mail-", ".eml");
            fileOut = new BufferedOutputStream(Files.newOutputStream(file));
            memory.writeTo(fileOut);
            memory.reset();
        }
        (file == null ? memory : fileOut).write(bytes, offset, wanted);
        kept += wanted;
    }

    /** Counts bytes that are not handed over. */
    public void skip(long count) {
        size += count;
    }

    /** Number of bytes of the mail, those included that are not kept. */
    long size() {
        return size;
    }

    /** Ends the writing. The stream reads what is kept; it lasts until {@link #discard}. */
    SharedInputStream share() throws IOException {
        if (file == null) {
            return new SharedByteArrayInputStream(memory.toByteArray());
        }
        fileOut.close();
        shared = new SharedFileInputStream(file.toFile());
        return shared;
    }

    /** What is kept, once it is shared; the caller closes it. */
    InputStream open() throws IOException {
        return file == null ? new java.io.ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file);
    }

    /** Frees what holds the bytes. */
    void discard() {
        if (file == null) {
            return;
        }
        try {
            fileOut.close();
            if (shared != null) {
                shared.close();
            }
            Files.deleteIfExists(file);
        } catch (IOException remains) {
            file.toFile().deleteOnExit();
        }
    }
}
