package org.roundup.mail.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.roundup.mail.incoming.HeldMail;
import org.roundup.mail.incoming.Receipt;
import org.roundup.mail.mime.ReceivedBytes;

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

    /** A mail in the file, its first line included. */
    private static final class Extent implements HeldMail {

        private final FileChannel channel;
        private final long from;
        private final long to;
        private boolean done;

        Extent(FileChannel channel, long from, long to) {
            this.channel = channel;
            this.from = from;
            this.to = to;
        }

        @Override
        public void writeTo(ReceivedBytes bytes) throws IOException {
            copy(channel, from, to, bytes);
        }

        @Override
        public void settle(Receipt receipt) {
            done = receipt != Receipt.DEFERRED;
        }
    }

    @Override
    public boolean each(Consumer<List<? extends HeldMail>> taker) {
        if (!Files.isRegularFile(file)) {
            throw new SourceException("There is no mailbox " + file, null);
        }
        DotLock dotLock = DotLock.take(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new SourceException("The mailbox " + file + " is in use by another program", null);
            }
            return each(channel, taker);
        } catch (IOException error) {
            throw new SourceException("The mailbox " + file + " cannot be read: " + error.getMessage(), error);
        } finally {
            dotLock.close();
        }
    }

    private static boolean each(FileChannel channel, Consumer<List<? extends HeldMail>> taker) throws IOException {
        List<Extent> mails = find(channel);
        try {
            for (int next = 0; next < mails.size(); next += TOGETHER) {
                taker.accept(mails.subList(next, Math.min(next + TOGETHER, mails.size())));
            }
        } finally {
            mails.removeIf(mail -> mail.done);
            keep(channel, mails);
        }
        return mails.isEmpty();
    }

    /** A mail begins at the start of the file, or after an empty line. */
    private static List<Extent> find(FileChannel channel) throws IOException {
        List<Extent> mails = new ArrayList<>();
        long start = -1;
        boolean afterEmpty = true;
        Lines lines = new Lines(channel);
        while (lines.next()) {
            if (afterEmpty && lines.startsWith(START)) {
                if (start >= 0) {
                    mails.add(new Extent(channel, start, lines.begin()));
                }
                start = lines.begin();
            }
            afterEmpty = lines.isEmpty();
        }
        if (start >= 0) {
            mails.add(new Extent(channel, start, lines.end()));
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
        long[] written = {target};
        copy(channel, mail.from, mail.to, new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                while (buffer.hasRemaining()) {
                    written[0] += channel.write(buffer, written[0]);
                }
            }
        });
        return written[0];
    }

    private static void copy(FileChannel channel, long from, long to, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(1 << 16, to - from));
        long read = from;
        while (read < to) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), to - read));
            int count = channel.read(buffer, read);
            if (count < 0) {
                return;
            }
            read += count;
            out.write(buffer.array(), 0, count);
        }
    }
}
