package org.roundup.web.visit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.WebOptions;

/** Marks messages that travel in addresses as our own, so that a link cannot put words into the tracker's mouth. */
public final class MessageSeal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 12;

    private final SecretKeySpec key;

    private MessageSeal(SecretKeySpec key) {
        this.key = key;
    }

    public static MessageSeal of(TrackerConfig config) {
        byte[] secret = ("message:" + config.get(WebOptions.SECRET_KEY)).getBytes(StandardCharsets.UTF_8);
        return new MessageSeal(new SecretKeySpec(secret, ALGORITHM));
    }

    /** The seal of a message, fit for addresses. */
    public String seal(String message) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code(message));
    }

    /** Whether the seal (or null) is that of the message. */
    public boolean isSealed(String message, String seal) {
        return seal != null
                && MessageDigest.isEqual(
                        seal(message).getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] code(String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)), LENGTH);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
