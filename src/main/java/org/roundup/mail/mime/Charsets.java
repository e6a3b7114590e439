package org.roundup.mail.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Finds character sets by the names that mails give them. */
final class Charsets {

    private Charsets() {}

    static Optional<Charset> find(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** UTF-8 if it is that, else ISO-8859-1. */
    static String guess(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** In the set of that name; undecodable bytes become U+FFFD. Without a name, or with an unknown one, a guess. */
    static String decode(byte[] bytes, String name) {
        return (name == null ? Optional.<Charset>empty() : find(name))
                .map(charset -> new String(bytes, charset))
                .orElseGet(() -> guess(bytes));
    }
}
