package org.roundup.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs bodies: HMAC-SHA256, with the hook's secret as key, of the timestamp, a dot and the body. The timestamp, seconds
 * since 1970, is signed too so that a receiver can refuse what somebody recorded and sends again later.
 */
final class Signature {

    /** Header with {@code sha256=} and the signature in hexadecimal. */
    static final String HEADER = "X-Roundup-Signature-256";

    /** Header with the time of signing. */
    static final String TIMESTAMP = "X-Roundup-Timestamp";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static String of(String secret, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
