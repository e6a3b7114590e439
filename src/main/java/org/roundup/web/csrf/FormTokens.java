package org.roundup.web.csrf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens for forms. A token is signed for a user and a session, so that nothing is stored when a page is shown; that it
 * is used only once is up to whoever keeps the tokens that were used.
 *
 * <p>A token is {@code random (16 bytes) + expiry (8 bytes, seconds) + HMAC-SHA256}, in URL-safe base64.
 */
public final class FormTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM = 16;
    private static final int BODY = RANDOM + Long.BYTES;
    private static final int LENGTH = BODY + 32;

    private final SecretKeySpec key;
    private final Duration lifetime;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param secret the tracker's secret key; tokens of another key are invalid */
    public FormTokens(String secret, Duration lifetime, Clock clock) {
        this.key = new SecretKeySpec(("form token:" + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** A new token of the usual lifetime. */
    public String issue(String userId, String sessionId) {
        return issue(userId, sessionId, lifetime);
    }

    /** A new token. */
    public String issue(String userId, String sessionId, Duration duration) {
        byte[] start = new byte[RANDOM];
        random.nextBytes(start);
        byte[] body = ByteBuffer.allocate(BODY)
                .put(start)
                .putLong(clock.instant().plus(duration).getEpochSecond())
                .array();
        byte[] token = ByteBuffer.allocate(LENGTH)
                .put(body)
                .put(signature(body, userId, sessionId))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** When the token expires, if it is valid for the user and the session now. */
    public Optional<Instant> verify(String text, String userId, String sessionId) {
        byte[] token = decoded(text);
        if (token.length != LENGTH) {
            return Optional.empty();
        }
        byte[] body = java.util.Arrays.copyOf(token, BODY);
        byte[] given = java.util.Arrays.copyOfRange(token, BODY, LENGTH);
        if (!MessageDigest.isEqual(given, signature(body, userId, sessionId))) {
            return Optional.empty();
        }
        Instant expiry = Instant.ofEpochSecond(ByteBuffer.wrap(body).getLong(RANDOM));
        return clock.instant().isBefore(expiry) ? Optional.of(expiry) : Optional.empty();
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private byte[] signature(byte[] body, String userId, String sessionId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(body);
            mac.update((userId + '\n' + sessionId).getBytes(StandardCharsets.UTF_8));
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
