package org.roundup.store.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The form in which a key is stored. */
final class KeyHash {

    private KeyHash() {}

    /** SHA-256 of the key, 64 hexadecimal digits. */
    static String of(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException("Every Java has SHA-256", error);
        }
    }
}
