package org.roundup.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes headers: encoded words (RFC 2047) and bytes beyond ASCII, which are UTF-8 or else ISO-8859-1. Blanks between two
 * encoded words vanish; a word in an unknown character set stays as it is written. The result has no line breaks and no
 * other control characters.
 */
public final class HeaderText {

    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n|\\r");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private HeaderText() {}

    /**
     * Decodes the value of a header.
     *
     * @param raw as it stands in the mail, one character for each byte
     */
    public static String decode(String raw) {
        String text = bytesAsText(FOLD.matcher(raw).replaceAll(""));
        StringBuilder result = new StringBuilder(text.length());
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        boolean afterWord = false;
        while (matcher.find()) {
            Optional<String> word = decodeWord(matcher);
            if (word.isEmpty()) {
                continue;
            }
            String between = text.substring(end, matcher.start());
            if (!(afterWord && between.isBlank())) {
                result.append(between);
            }
            result.append(word.get());
            end = matcher.end();
            afterWord = true;
        }
        result.append(text, end, text.length());
        return CONTROL.matcher(result).replaceAll(" ");
    }

    private static String bytesAsText(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) > '\u00ff') {
                return raw;
            }
        }
        return Charsets.guess(raw.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Optional<String> decodeWord(Matcher matcher) {
        String language = matcher.group(1);
        int star = language.indexOf('*');
        return Charsets.find(star < 0 ? language : language.substring(0, star)).flatMap(charset -> {
            boolean isBase64 = matcher.group(2).toLowerCase(Locale.ROOT).equals("b");
            Optional<byte[]> bytes = isBase64 ? base64(matcher.group(3)) : Optional.of(quoted(matcher.group(3)));
            return bytes.map(found -> new String(found, charset));
        });
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static byte[] quoted(String text) {
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[source.length];
        int length = 0;
        for (int i = 0; i < source.length; i++) {
            int value = source[i] == '=' && i + 2 < source.length ? hex(source[i + 1], source[i + 2]) : -1;
            if (value >= 0) {
                bytes[length++] = (byte) value;
                i += 2;
            } else {
                bytes[length++] = source[i] == '_' ? (byte) ' ' : source[i];
            }
        }
        return java.util.Arrays.copyOf(bytes, length);
    }

    private static int hex(byte high, byte low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }
}
