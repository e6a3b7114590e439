package org.roundup.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.roundup.hyperdb.UsageError;

/** Reads the content of parts; what was broken on its way is read as far as it goes. */
final class PartBytes {

    private PartBytes() {}

    /** The content without its transfer encoding. */
    static byte[] read(MimePart part) {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        } catch (MessagingException | IOException broken) {
            return repaired(part);
        }
    }

    private static byte[] repaired(MimePart part) {
        byte[] raw = raw(part);
        try {
            String encoding = part.getEncoding();
            if (encoding != null && encoding.strip().toLowerCase(Locale.ROOT).equals("base64")) {
                return base64(new String(raw, StandardCharsets.ISO_8859_1));
            }
        } catch (MessagingException | IllegalArgumentException notBase64) {
            return raw;
        }
        return raw;
    }

    private static byte[] base64(String text) {
        String letters = text.replaceAll("[^A-Za-z0-9+/]", "");
        int usable = letters.length() % 4 == 1 ? letters.length() - 1 : letters.length();
        return Base64.getDecoder().decode(letters.substring(0, usable));
    }

    /** The content as it is in the mail. */
    static byte[] raw(MimePart part) {
        try (InputStream in = rawStream(part)) {
            return in.readAllBytes();
        } catch (MessagingException | IOException gone) {
            throw new UsageError("A part of the mail cannot be read: " + gone.getMessage(), gone);
        }
    }

    private static InputStream rawStream(MimePart part) throws MessagingException {
        return part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((MimeBodyPart) part).getRawInputStream();
    }

    /** The content as text, in its character set, or else in one that fits. */
    static String text(MimePart part) {
        return Charsets.decode(read(part), PartType.parameter(part, "charset").orElse(null));
    }
}
