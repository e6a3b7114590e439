package org.roundup.security;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.roundup.hyperdb.ValueError;

/**
 * PBKDF2 with an HMAC, written {@code rounds$salt$digest}. Salt and digest are in base64 without padding and with
 * {@code .} in place of {@code +}.
 */
final class Pbkdf2Scheme implements PasswordScheme {

    static final int LEAST_ROUNDS = 1000;

    /** More would let one stored value occupy a processor for minutes. */
    static final int MOST_ROUNDS = 10_000_000;

    private static final int SALT_BYTES = 20;

    private final String name;
    private final String algorithm;
    private final int digestBytes;

    private Pbkdf2Scheme(String name, String algorithm, int digestBytes) {
        this.name = name;
        this.algorithm = algorithm;
        this.digestBytes = digestBytes;
    }

    static Pbkdf2Scheme sha512() {
        return new Pbkdf2Scheme("PBKDF2S5", "PBKDF2WithHmacSHA512", 64);
    }

    static Pbkdf2Scheme sha1() {
        return new Pbkdf2Scheme("PBKDF2", "PBKDF2WithHmacSHA1", 20);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String encode(String password, int rounds, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return encode(password, new Parts(checked(rounds), encode64(salt), salt));
    }

    @Override
    public String encodeLike(String password, String data) {
        return encode(password, parse(data));
    }

    /**
     * The number of rounds in an encoded password.
     *
     * @throws ValueError if it is malformed
     */
    static int rounds(String data) {
        return parse(data).rounds;
    }

    private String encode(String password, Parts parts) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), parts.salt, parts.rounds, digestBytes * 8);
        try {
            byte[] digest =
                    SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
            return parts.rounds + "$" + parts.saltText + "$" + encode64(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + algorithm, e);
        } finally {
            spec.clearPassword();
        }
    }

    private static Parts parse(String data) {
        String[] parts = data.split("\\$", -1);
        if (parts.length != 3) {
            throw invalid("wrong number of separators");
        }
        if (parts[0].startsWith("0")) {
            throw invalid("zero-padded rounds");
        }
        int rounds;
        try {
            rounds = Integer.parseInt(parts[0]);
        } catch (NumberFormatException e) {
            throw invalid("invalid rounds");
        }
        return new Parts(checked(rounds), parts[1], decode64(parts[1]));
    }

    private static int checked(int rounds) {
        if (rounds < LEAST_ROUNDS) {
            throw invalid("rounds too low");
        }
        if (rounds > MOST_ROUNDS) {
            throw invalid("rounds too high");
        }
        return rounds;
    }

    private static String encode64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes).replace('+', '.');
    }

    private static byte[] decode64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.replace('.', '+'));
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new ValueError("invalid PBKDF2 hash (invalid salt)", e);
        }
        throw invalid("invalid salt");
    }

    private static ValueError invalid(String reason) {
        return new ValueError("invalid PBKDF2 hash (" + reason + ")");
    }

    /** What the encoded password says about how it was made. */
    private record Parts(int rounds, String saltText, byte[] salt) {}
}
