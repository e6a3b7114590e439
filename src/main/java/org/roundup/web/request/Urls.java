package org.roundup.web.request;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Percent-encoding of parts of addresses. */
public final class Urls {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final BitSet UNRESERVED = letters("-._~");
    private static final BitSet NAME = letters("-._~/@:,");
    private static final BitSet PATH = letters("-._~/");

    private Urls() {}

    private static BitSet letters(String more) {
        BitSet set = new BitSet(128);
        set.set('0', '9' + 1);
        set.set('A', 'Z' + 1);
        set.set('a', 'z' + 1);
        more.chars().forEach(set::set);
        return set;
    }

    /** Encodes everything but letters, digits, {@code -._~} and the slash. */
    public static String quote(String text) {
        return encode(text, PATH);
    }

    /** Encodes everything but letters, digits and {@code -._~}: for values and for one segment of a path. */
    public static String quoteAll(String text) {
        return encode(text, UNRESERVED);
    }

    /** For names of fields and lists of property names: keeps also {@code @ : , / -} as they are. */
    public static String quoteName(String text) {
        return encode(text, NAME);
    }

    private static String encode(String text, BitSet keep) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            int value = octet & 0xff;
            if (keep.get(value)) {
                out.append((char) value);
            } else {
                out.append('%').append(HEX[value >> 4]).append(HEX[value & 15]);
            }
        }
        return out.toString();
    }
}
