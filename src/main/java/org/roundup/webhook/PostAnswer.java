package org.roundup.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a receiver has answered.
 *
 * @param status the HTTP status
 * @param text beginning of the body, as it came
 */
record PostAnswer(int status, String text) {

    private static final int LONGEST_HEAD = 32 * 1024;
    private static final int LONGEST_TEXT = 2048;
    private static final int FIRST_FINAL = 200;
    private static final int NO_CONTENT = 204;
    private static final String CONTENT_LENGTH = "content-length:";

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    /**
     * Reads the head of an answer and the beginning of its body; interim answers are passed over.
     *
     * @throws IOException if it is not HTTP, or has too long a head
     */
    static PostAnswer read(InputStream stream) throws IOException {
        InputStream in = new BufferedInputStream(stream, 4096);
        int[] left = {LONGEST_HEAD};
        int status;
        int length;
        do {
            status = status(line(in, left));
            length = bodyLength(in, left);
        } while (status < FIRST_FINAL);
        return new PostAnswer(status, status == NO_CONTENT ? "" : text(in, Math.min(length, LONGEST_TEXT)));
    }

    private static int status(String line) throws IOException {
        boolean isHttp = line.startsWith("HTTP/1.") && line.length() >= 12 && line.charAt(8) == ' ';
        try {
            int status = isHttp ? Integer.parseInt(line, 9, 12, 10) : 0;
            if (status >= 100 && status < 600) {
                return status;
            }
        } catch (NumberFormatException noNumber) {
            throw new IOException("The receiver does not speak HTTP", noNumber);
        }
        throw new IOException("The receiver does not speak HTTP");
    }

    /** Reads the headers; how long the body is, or the greatest number if that is not told. */
    private static int bodyLength(InputStream in, int[] left) throws IOException {
        int length = Integer.MAX_VALUE;
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            if (line.regionMatches(true, 0, CONTENT_LENGTH, 0, CONTENT_LENGTH.length())) {
                String digits = line.substring(CONTENT_LENGTH.length()).strip();
                boolean isShort = digits.length() < 10
                        && !digits.isEmpty()
                        && digits.chars().allMatch(Character::isDigit);
                length = isShort ? Integer.parseInt(digits) : Integer.MAX_VALUE;
            }
        }
        return length;
    }

    private static String line(InputStream in, int[] left) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The receiver has ended the connection without an answer");
            }
            if (--left[0] < 0) {
                throw new IOException("The head of the answer is longer than " + LONGEST_HEAD + " bytes");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** The status is known: a body that breaks off, or is slow to come, changes nothing. */
    private static String text(InputStream in, int most) {
        byte[] bytes = new byte[most];
        int length = 0;
        try {
            while (length < bytes.length) {
                int count = in.read(bytes, length, bytes.length - length);
                if (count < 0) {
                    break;
                }
                length += count;
            }
        } catch (IOException brokenOff) {
            return printable(bytes, length) + "…";
        }
        return printable(bytes, length);
    }

    /** Without zero bytes, which not all databases can hold. */
    private static String printable(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8).replace('\0', ' ');
    }
}
