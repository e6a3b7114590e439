package org.roundup.mail.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Walks through the lines of a file. Of a line only the beginning is looked at, so that long ones cost no memory. */
final class Lines {

    private static final int LOOKED_AT = 8;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).limit(0);
    private final byte[] start = new byte[LOOKED_AT];
    private int length;
    private long begin;
    private long end;

    Lines(FileChannel channel) {
        this.channel = channel;
    }

    /** Goes to the next line. False if there is none; a last one without a line end is one. */
    boolean next() throws IOException {
        begin = end;
        length = 0;
        while (buffer.hasRemaining() || fill()) {
            byte letter = buffer.get();
            end++;
            if (letter == '\n') {
                return true;
            }
            if (length < LOOKED_AT) {
                start[length] = letter;
            }
            length = Math.min(length + 1, Integer.MAX_VALUE - 1);
        }
        return end > begin;
    }

    private boolean fill() throws IOException {
        buffer.clear();
        int count = channel.read(buffer, end);
        buffer.flip();
        return count > 0;
    }

    /** Where the line begins. */
    long begin() {
        return begin;
    }

    /** Where the next line begins, or the file ends. */
    long end() {
        return end;
    }

    /** Whether there is nothing in the line. */
    boolean isEmpty() {
        return length == 0 || (length == 1 && start[0] == '\r');
    }

    /** Whether the line starts so; at most eight letters. */
    boolean startsWith(byte[] letters) {
        return length >= letters.length && Arrays.equals(start, 0, letters.length, letters, 0, letters.length);
    }
}
