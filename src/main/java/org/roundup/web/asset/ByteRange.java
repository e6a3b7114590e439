package org.roundup.web.asset;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a content.
 *
 * @param first position of the first byte
 * @param last position of the last byte; before {@code first} if the range lies outside of the content
 */
public record ByteRange(long first, long last) {

    private static final Pattern SINGLE = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

    /** Whether the content has any of it. */
    public boolean isSatisfiable() {
        return last >= first;
    }

    /** Number of bytes. */
    public long length() {
        return last - first + 1;
    }

    /**
     * The one range that a header asks for; null if it asks for none, for several, or for something else.
     *
     * @param header {@code Range}, or null
     * @param length of the content
     */
    public static ByteRange parse(String header, long length) {
        Matcher matcher = header == null ? null : SINGLE.matcher(header);
        if (matcher == null || !matcher.matches()) {
            return null;
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? null : suffix(Long.parseLong(to), length);
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? length - 1 : Long.parseLong(to);
        if (last < first && !to.isEmpty()) {
            return null;
        }
        return new ByteRange(first, Math.min(last, length - 1));
    }

    private static ByteRange suffix(long count, long length) {
        return count == 0 ? new ByteRange(length, length - 1) : new ByteRange(Math.max(0, length - count), length - 1);
    }
}
