package org.roundup.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.roundup.hyperdb.UsageError;

/** A part of a multipart, byte for byte as it is in the mail: what a signature is about. */
public final class RawPart {

    private static final int MOST = 1000;

    private final byte[] bytes;

    private RawPart(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a multipart apart: its parts stand between lines that begin with {@code --} and the boundary. What is before the
     * first and after the last such line is no part; the line break before such a line belongs to it.
     */
    static List<RawPart> split(byte[] body, String boundary) {
        byte[] mark = ("--" + boundary).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        List<RawPart> parts = new ArrayList<>();
        int start = -1;
        for (int line = 0; line < body.length && parts.size() < MOST; ) {
            int next = nextLine(body, line);
            if (startsWith(body, line, mark) && isRestOfMark(body, line + mark.length, next)) {
                if (start >= 0) {
                    parts.add(new RawPart(Arrays.copyOfRange(body, start, Math.max(start, withoutBreak(body, line)))));
                }
                boolean last = startsWith(body, line + mark.length, new byte[] {'-', '-'});
                if (last) {
                    return parts;
                }
                start = next;
            }
            line = next;
        }
        if (start >= 0) {
            parts.add(new RawPart(Arrays.copyOfRange(body, start, body.length)));
        }
        return parts;
    }

    private static int nextLine(byte[] body, int from) {
        int at = from;
        while (at < body.length && body[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, body.length);
    }

    private static boolean startsWith(byte[] body, int from, byte[] start) {
        return from + start.length <= body.length
                && Arrays.equals(body, from, from + start.length, start, 0, start.length);
    }

    /** After the boundary there may be two hyphens and blanks. */
    private static boolean isRestOfMark(byte[] body, int from, int end) {
        int at = startsWith(body, from, new byte[] {'-', '-'}) ? from + 2 : from;
        while (at < end && body[at] <= ' ' && body[at] >= 0) {
            at++;
        }
        return at >= end;
    }

    private static int withoutBreak(byte[] body, int line) {
        int end = line;
        if (end > 0 && body[end - 1] == '\n') {
            end--;
        }
        return end > 0 && body[end - 1] == '\r' ? end - 1 : end;
    }

    /** Headers and content as they are. */
    public byte[] bytes() {
        return bytes;
    }

    /** Type and subtype, lower case. */
    public String type() {
        return PartType.of(parsed());
    }

    /** The content without its transfer encoding. */
    public byte[] content() {
        return PartBytes.read(parsed());
    }

    private MimeBodyPart parsed() {
        try {
            return new MimeBodyPart(new ByteArrayInputStream(bytes));
        } catch (MessagingException broken) {
            throw new UsageError("A part of the mail cannot be read: " + broken.getMessage(), broken);
        }
    }
}
