package org.roundup.mail.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.roundup.mail.incoming.Receipt;

/**
 * A file of mails, each after a line that begins with {@code From} and a blank. The file is locked meanwhile, in both usual
 * ways. Mails that were dealt with are removed at the end, or when the program is stopped by an error.
 */
public final class MboxSource implements MailSource {

    private static final byte[] START = "From ".getBytes(StandardCharsets.US_ASCII);

    private final Path file;

    public MboxSource(Path file) {
        this.file = file;
    }

    /** Where a mail lies in the file, its first line included. */
    private record Extent(long from, long to) {}

    @Override
    public boolean each(Function<InputStream, Receipt> taker) {
        if (!Files.isRegularFile(file)) {
            throw new SourceException("There is no mailbox " + file, null);
        }
        Path dotLock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            Files.createFile(dotLock);
        } catch (FileAlreadyExistsException held) {
            throw new SourceException("The mailbox is in use: " + dotLock + " exists", held);
        } catch (IOException error) {
            throw new SourceException("The mailbox cannot be locked: " + error, error);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new SourceException("The mailbox " + file + " is in use by another program", null);
            }
            return each(channel, taker);
        } catch (IOException error) {
            throw new SourceException("The mailbox " + file + " cannot be read: " + error.getMessage(), error);
        } finally {
            dotLock.toFile().delete();
        }
    }

    private static boolean each(FileChannel channel, Function<InputStream, Receipt> taker) throws IOException {
        List<Extent> mails = find(channel);
        List<Extent> remaining = new ArrayList<>(mails);
        try {
            for (Extent mail : mails) {
                if (taker.apply(open(channel, mail)) != Receipt.DEFERRED) {
                    remaining.remove(mail);
                }
            }
        } finally {
            keep(channel, remaining);
        }
        return remaining.isEmpty();
    }

    private static InputStream open(FileChannel channel, Extent mail) throws IOException {
        channel.position(mail.from);
        InputStream all = new BufferedInputStream(Channels.newInputStream(channel));
        InputStream one = new BoundedStream(all, mail.to - mail.from);
        int letter = one.read();
        while (letter >= 0 && letter != '\n') {
            letter = one.read();
        }
        return one;
    }

    /** A mail begins at the start of the file, or after an empty line. */
    private static List<Extent> find(FileChannel channel) throws IOException {
        List<Extent> mails = new ArrayList<>();
        channel.position(0);
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        long position = 0;
        long start = -1;
        boolean afterEmpty = true;
        ByteArrayOutputStream head = new ByteArrayOutputStream(START.length);
        long lineStart = 0;
        int letter;
        while ((letter = in.read()) >= 0) {
            position++;
            if (letter != '\n') {
                if (head.size() < START.length) {
                    head.write(letter);
                }
                continue;
            }
            if (afterEmpty && java.util.Arrays.equals(head.toByteArray(), START)) {
                if (start >= 0) {
                    mails.add(new Extent(start, lineStart));
                }
                start = lineStart;
            }
            String text = head.toString(StandardCharsets.ISO_8859_1);
            afterEmpty = text.isEmpty() || text.equals("\r");
            head.reset();
            lineStart = position;
        }
        if (start >= 0) {
            mails.add(new Extent(start, position));
        }
        return mails;
    }

    private static void keep(FileChannel channel, List<Extent> mails) throws IOException {
        long end = 0;
        for (Extent mail : mails) {
            end = move(channel, mail, end);
        }
        channel.truncate(end);
        channel.force(true);
    }

    private static long move(FileChannel channel, Extent mail, long target) throws IOException {
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.allocate(1 << 16);
        long read = mail.from;
        long written = target;
        while (read < mail.to) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), mail.to - read));
            int count = channel.read(buffer, read);
            if (count < 0) {
                break;
            }
            read += count;
            buffer.flip();
            while (buffer.hasRemaining()) {
                written += channel.write(buffer, written);
            }
        }
        return written;
    }
}
