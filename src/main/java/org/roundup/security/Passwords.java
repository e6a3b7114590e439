package org.roundup.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.PasswordEncoder;
import org.roundup.hyperdb.ValueError;

/**
 * Makes stored passwords and checks typed ones against them.
 *
 * <p>Schemes, the default first: {@code PBKDF2S5}, {@code PBKDF2}, {@code SSHA}, {@code SHA}, {@code MD5},
 * {@code crypt}, {@code plaintext}. All but the first are deprecated: their passwords still work, and
 * {@link #needsMigration} asks to encode them anew.
 */
public final class Passwords implements PasswordEncoder {

    /** The scheme of new passwords unless a property asks for another one. */
    public static final String DEFAULT_SCHEME = "PBKDF2S5";

    private static final Map<String, PasswordScheme> SCHEMES = schemes();

    private static final String GENERATED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int DIGITS_AT = GENERATED.length() - 10;
    private static final int GENERATED_LENGTH = 12;

    private final int rounds;
    private final SecureRandom random;

    /**
     * Passwords of one tracker.
     *
     * @param rounds for new passwords; at least 1000 (checked when a password is encoded)
     * @param random for salts and generated passwords
     */
    public Passwords(int rounds, SecureRandom random) {
        this.rounds = rounds;
        this.random = random;
    }

    private static Map<String, PasswordScheme> schemes() {
        Map<String, PasswordScheme> schemes = new LinkedHashMap<>();
        Stream.of(
                        Pbkdf2Scheme.sha512(),
                        Pbkdf2Scheme.sha1(),
                        new SaltedShaScheme(),
                        DigestScheme.sha1(),
                        DigestScheme.md5(),
                        new CryptScheme(),
                        new PlaintextScheme())
                .forEach(scheme -> schemes.put(scheme.name(), scheme));
        return schemes;
    }

    /** Names of all schemes, the default first. Case matters. */
    public static List<String> schemeNames() {
        return List.copyOf(SCHEMES.keySet());
    }

    /** Whether the work of the scheme can be repeated. */
    public static boolean supportsRounds(String scheme) {
        return SCHEMES.get(scheme) instanceof Pbkdf2Scheme;
    }

    /** Encodes a password with the default scheme. */
    public Password encode(String clearText) {
        return encode(clearText, DEFAULT_SCHEME);
    }

    /**
     * Encodes a password.
     *
     * @throws ValueError if there is no such scheme, or the tracker's rounds are too few or too many
     */
    public Password encode(String clearText, String scheme) {
        PasswordScheme known = SCHEMES.get(scheme);
        if (known == null) {
            throw new ValueError("Unknown encryption scheme '" + scheme + "'");
        }
        return new Password(scheme, known.encode(clearText, rounds, random));
    }

    @Override
    public Password read(String text, String scheme) {
        Optional<Password> encoded = Password.parse(text);
        encoded.ifPresent(password -> {
            if (!SCHEMES.containsKey(password.scheme())) {
                throw new ValueError("Unknown encryption scheme: '" + password.scheme() + "'");
            }
        });
        return encoded.orElseGet(() -> encode(text, scheme == null ? DEFAULT_SCHEME : scheme));
    }

    /**
     * Whether the typed password is the stored one. A malformed stored password fits nothing; {@link #matches} tells
     * what is wrong with it. The time this takes does not depend on how much of the password is right.
     *
     * @param stored the stored password, or null if none is set: then nothing fits, and it takes as long as with one
     */
    public boolean verify(Password stored, String clearText) {
        if (stored == null) {
            spendTime(clearText);
            return false;
        }
        try {
            return matches(stored, clearText);
        } catch (ValueError e) {
            return false;
        }
    }

    /**
     * As {@link #verify}, but loud about malformed stored passwords.
     *
     * @throws ValueError if the stored password is malformed or its scheme is unknown
     */
    public boolean matches(Password stored, String clearText) {
        PasswordScheme scheme = SCHEMES.get(stored.scheme());
        if (scheme == null) {
            throw new ValueError("Unknown encryption scheme '" + stored.scheme() + "'");
        }
        byte[] expected = stored.data().getBytes(StandardCharsets.UTF_8);
        byte[] actual = scheme.encodeLike(clearText, stored.data()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, actual);
    }

    /** Does the work of one check, for names that do not exist: so the time does not tell which ones do. */
    public void spendTime(String clearText) {
        int possible = Math.min(Math.max(rounds, Pbkdf2Scheme.LEAST_ROUNDS), Pbkdf2Scheme.MOST_ROUNDS);
        SCHEMES.get(DEFAULT_SCHEME).encode(clearText, possible, random);
    }

    /**
     * Whether a password that has just proved right should be encoded anew: its scheme is deprecated, or it has fewer
     * rounds than the tracker wants.
     */
    public boolean needsMigration(Password stored) {
        if (!stored.scheme().equals(DEFAULT_SCHEME)) {
            return true;
        }
        try {
            return Pbkdf2Scheme.rounds(stored.data()) < rounds;
        } catch (ValueError e) {
            return true;
        }
    }

    /** A random password of 12 letters and digits, at least one of them a digit. */
    public String generate() {
        StringBuilder password = new StringBuilder(GENERATED_LENGTH);
        while (password.length() < GENERATED_LENGTH - 1) {
            password.append(GENERATED.charAt(random.nextInt(GENERATED.length())));
        }
        char digit = GENERATED.charAt(DIGITS_AT + random.nextInt(10));
        return password.insert(random.nextInt(GENERATED_LENGTH), digit).toString();
    }
}
