package org.roundup.web.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.roundup.hyperdb.Password;

/**
 * Which passwords were found right a short while ago, so that a program that sends its password with every call does not
 * make us work for each. Holds neither names nor passwords, but keyed hashes of the typed and the stored password: a
 * changed password is forgotten at once. Thread-safe.
 */
final class VerifiedPasswords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST = 1_000;
    private static final long NANOS = 300_000_000_000L;

    private final SecretKeySpec key;
    private final LongSupplier nanoTime;
    private final Map<String, Long> expiries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    /** @param nanoTime tells how time passes */
    VerifiedPasswords(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    boolean contains(Password stored, String typed) {
        String hash = hash(stored, typed);
        synchronized (expiries) {
            Long expiry = expiries.get(hash);
            return expiry != null && expiry - nanoTime.getAsLong() > 0;
        }
    }

    void add(Password stored, String typed) {
        String hash = hash(stored, typed);
        synchronized (expiries) {
            expiries.remove(hash);
            expiries.put(hash, nanoTime.getAsLong() + NANOS);
        }
    }

    private String hash(Password stored, String typed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(stored.stored().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder().encodeToString(mac.doFinal(typed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
