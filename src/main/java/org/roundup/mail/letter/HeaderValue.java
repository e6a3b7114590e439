package org.roundup.mail.letter;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Encodes header values. Control characters become blanks, so that no value can begin a header of its own. */
public final class HeaderValue {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\u2028\u2029]+");
    private static final Pattern SPECIAL = Pattern.compile("[\\[\\]\\\\()<>@,:;\".]");
    private static final Pattern USABLE =
            Pattern.compile("[^\\p{Z}\\p{C}<>,;\"]+|\"[^\"\\p{C}]*\"@[^\\p{Z}\\p{C}<>,;\"]+");

    private HeaderValue() {}

    /** A text without structure, such as a subject. */
    public static String text(String value, String charset) {
        String clean = CONTROL.matcher(value).replaceAll(" ").strip();
        return isAscii(clean) ? clean : encode(clean, charset);
    }

    /** A value that is ASCII by its nature, such as a message id; anything else in it is dropped. */
    public static String ascii(String value) {
        return CONTROL.matcher(value).replaceAll(" ").strip().replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** A name with an address. */
    public static String mailbox(String name, String address, String charset) {
        String clean = CONTROL.matcher(name).replaceAll(" ").strip();
        if (clean.isEmpty()) {
            return ascii(address);
        }
        String phrase;
        if (!isAscii(clean)) {
            phrase = encode(clean, charset);
        } else if (SPECIAL.matcher(clean).find()) {
            phrase = "\"" + clean.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        } else {
            phrase = clean;
        }
        return phrase + " <" + ascii(address) + ">";
    }

    /**
     * Whether mail can be sent to an address as it is written. Letters beyond ASCII may be in the part before the at
     * sign, for mail servers that take them; a domain has its ASCII form, see {@link #address}.
     */
    public static boolean isUsableAddress(String address) {
        return address.length() <= 320
                && USABLE.matcher(address).matches()
                && isAscii(address.substring(address.lastIndexOf('@') + 1));
    }

    /** An address with its domain in the form that all mail servers know; as it is if that has none. */
    public static String address(String given) {
        String address = given.strip();
        int at = address.lastIndexOf('@');
        if (at < 0 || isAscii(address.substring(at))) {
            return address;
        }
        try {
            return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException none) {
            return address;
        }
    }

    /** Whether a text has no letters beyond ASCII. */
    public static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    private static String encode(String text, String charset) {
        try {
            boolean fits =
                    java.nio.charset.Charset.forName(charset).newEncoder().canEncode(text);
            return MimeUtility.encodeWord(text, fits ? charset : "utf-8", "Q");
        } catch (UnsupportedEncodingException | IllegalArgumentException unknown) {
            return encode(text, "utf-8");
        }
    }
}
