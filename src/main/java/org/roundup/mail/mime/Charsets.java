package org.roundup.mail.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds character sets by the names that mails give them. */
final class Charsets {

    /** Names under which more than the set is written, or which Java does not know. */
    private static final Map<String, String> WIDER = Map.of(
            "gb2312", "GB18030",
            "gbk", "GB18030",
            "iso-8859-8-i", "iso-8859-8",
            "cp-850", "IBM850",
            "ks_c_5601-1987", "x-windows-949");

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Charsets() {}

    static Optional<Charset> find(String name) {
        try {
            return Optional.of(Charset.forName(WIDER.getOrDefault(name.toLowerCase(Locale.ROOT), name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** UTF-8 if it is that, else ISO-8859-1, or what Windows makes of it. */
    static String guess(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            return latin(bytes);
        }
    }

    /** What says that it is ISO-8859-1 but has letters where that has control characters (80 to 9F) comes from Windows. */
    private static String latin(byte[] bytes) {
        for (byte each : bytes) {
            if (each <= (byte) 0x9f) {
                String text = new String(bytes, WINDOWS);
                return text.indexOf('\ufffd') < 0 ? text : new String(bytes, StandardCharsets.ISO_8859_1);
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * In the set of that name; undecodable bytes become U+FFFD. Without a name, with an unknown one, or if it is ASCII, a
     * guess.
     */
    static String decode(byte[] bytes, String name) {
        Optional<Charset> charset = name == null ? Optional.empty() : find(name);
        if (charset.isEmpty() || charset.get().equals(StandardCharsets.US_ASCII)) {
            return guess(bytes);
        }
        return charset.get().equals(StandardCharsets.ISO_8859_1) ? latin(bytes) : new String(bytes, charset.get());
    }
}
