package org.roundup.web.template;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects what a template prints, in UTF-8. Not thread-safe. */
public final class PageText extends Writer {

    private static final int START = 16_384;
    private static final int LONGEST_CHARACTER = 3;

    private byte[] bytes = new byte[START];
    private int length;
    private char highSurrogate;

    /** The bytes so far; only the first {@link #length()} count. */
    public byte[] bytes() {
        return bytes;
    }

    /** The number of bytes so far. */
    public int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void write(String text, int from, int count) {
        room(count * LONGEST_CHARACTER);
        for (int i = from; i < from + count; i++) {
            put(text.charAt(i));
        }
    }

    @Override
    public void write(char[] text, int from, int count) {
        room(count * LONGEST_CHARACTER);
        for (int i = from; i < from + count; i++) {
            put(text[i]);
        }
    }

    @Override
    public void write(int character) {
        room(LONGEST_CHARACTER);
        put((char) character);
    }

    /** Adds all of another text. */
    void append(PageText other) {
        room(other.length);
        System.arraycopy(other.bytes, 0, bytes, length, other.length);
        length += other.length;
    }

    private void room(int count) {
        // one more character may be owed from the write before
        if (bytes.length - length < count + LONGEST_CHARACTER) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count + LONGEST_CHARACTER));
        }
    }

    private void put(char c) {
        if (highSurrogate != 0) {
            putPair(c);
        } else if (c < 0x80) {
            bytes[length++] = (byte) c;
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | c >> 6);
            bytes[length++] = (byte) (0x80 | c & 0x3F);
        } else if (Character.isHighSurrogate(c)) {
            highSurrogate = c;
        } else if (Character.isLowSurrogate(c)) {
            bytes[length++] = '?';
        } else {
            bytes[length++] = (byte) (0xE0 | c >> 12);
            bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
            bytes[length++] = (byte) (0x80 | c & 0x3F);
        }
    }

    private void putPair(char c) {
        char high = highSurrogate;
        highSurrogate = 0;
        if (!Character.isLowSurrogate(c)) {
            bytes[length++] = '?';
            put(c);
            return;
        }
        int codePoint = Character.toCodePoint(high, c);
        bytes[length++] = (byte) (0xF0 | codePoint >> 18);
        bytes[length++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | codePoint & 0x3F);
    }

    @Override
    public void flush() {
        // all is in memory
    }

    @Override
    public void close() {
        // there is nothing to give back
    }
}
