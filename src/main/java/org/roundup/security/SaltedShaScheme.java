package org.roundup.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.roundup.hyperdb.ValueError;

/** SHA-1 of password and salt, followed by the salt, in base64. */
final class SaltedShaScheme implements PasswordScheme {

    private static final int DIGEST_BYTES = 20;
    private static final int LEAST_SALT_BYTES = 36;
    private static final int SALT_SIZES = 16;

    @Override
    public String name() {
        return "SSHA";
    }

    @Override
    public String encode(String password, int rounds, SecureRandom random) {
        byte[] salt = new byte[LEAST_SALT_BYTES + random.nextInt(SALT_SIZES)];
        random.nextBytes(salt);
        return encode(password, salt);
    }

    @Override
    public String encodeLike(String password, String data) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw new ValueError("invalid SSHA hash (not base64)", e);
        }
        if (bytes.length < DIGEST_BYTES) {
            throw new ValueError("invalid SSHA hash (too short)");
        }
        return encode(password, Arrays.copyOfRange(bytes, DIGEST_BYTES, bytes.length));
    }

    private static String encode(String password, byte[] salt) {
        MessageDigest sha = DigestUtils.getSha1Digest();
        sha.update(password.getBytes(StandardCharsets.UTF_8));
        byte[] digest = sha.digest(salt);
        byte[] both = Arrays.copyOf(digest, digest.length + salt.length);
        System.arraycopy(salt, 0, both, digest.length, salt.length);
        return Base64.getEncoder().encodeToString(both);
    }
}
