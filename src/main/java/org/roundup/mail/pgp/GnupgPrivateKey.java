package org.roundup.mail.pgp;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.DSAPublicBCPGKey;
import org.bouncycastle.bcpg.DSASecretBCPGKey;
import org.bouncycastle.bcpg.ECPublicBCPGKey;
import org.bouncycastle.bcpg.ECSecretBCPGKey;
import org.bouncycastle.bcpg.EdDSAPublicBCPGKey;
import org.bouncycastle.bcpg.EdSecretBCPGKey;
import org.bouncycastle.bcpg.ElGamalPublicBCPGKey;
import org.bouncycastle.bcpg.ElGamalSecretBCPGKey;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.bcpg.RSASecretBCPGKey;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/**
 * A file of GnuPG's folder {@code private-keys-v1.d}: perhaps some header lines and {@code Key:}, then an expression such as
 * {@code (private-key (rsa (n #00A5…#) (e #010001#) (d …) (p …) (q …) (u …)))}, or the same in canonical form, where the
 * length of a word stands before it. The file does not say which public key it belongs to but by its numbers.
 */
final class GnupgPrivateKey {

    private final String kind;
    private final Map<String, byte[]> numbers = new HashMap<>();

    private GnupgPrivateKey(List<byte[]> words) {
        this.kind = words.stream()
                .filter(word -> word != OPEN && word != CLOSE)
                .findFirst()
                .map(GnupgPrivateKey::text)
                .orElse("");
        for (int i = 0; i + 3 < words.size(); i++) {
            boolean pair = words.get(i) == OPEN && words.get(i + 3) == CLOSE;
            if (pair && words.get(i + 1) != OPEN && words.get(i + 2) != OPEN) {
                numbers.putIfAbsent(text(words.get(i + 1)), words.get(i + 2));
            }
        }
    }

    private static final byte[] OPEN = {'('};
    private static final byte[] CLOSE = {')'};

    /** Reads a file; one that has another form has no numbers, and so belongs to no key. */
    static GnupgPrivateKey parse(byte[] file) {
        int start = 0;
        while (start < file.length && file[start] != '(') {
            start++;
        }
        return new GnupgPrivateKey(new Words(file, start).all());
    }

    /** Whether a passphrase is needed to read it. */
    boolean isProtected() {
        return !kind.equals("private-key");
    }

    /** Together with its public key; empty if it belongs to another one, or needs a passphrase. */
    Optional<PGPSecretKey> with(PGPPublicKey key) throws PGPException {
        if (isProtected()) {
            return Optional.empty();
        }
        Optional<BCPGKey> secret = secret(key.getPublicKeyPacket().getKey());
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        PGPPrivateKey whole = new PGPPrivateKey(key.getKeyID(), key.getPublicKeyPacket(), secret.get());
        return Optional.of(new PGPSecretKey(
                whole,
                key,
                new BcPGPDigestCalculatorProvider().get(org.bouncycastle.bcpg.HashAlgorithmTags.SHA1),
                key.isMasterKey(),
                null));
    }

    private Optional<BCPGKey> secret(BCPGKey open) {
        BCPGKey secret = null;
        if (open instanceof RSAPublicBCPGKey rsa && is("n", rsa.getModulus()) && has("d", "p", "q")) {
            secret = new RSASecretBCPGKey(number("d"), number("p"), number("q"));
        } else if (open instanceof EdDSAPublicBCPGKey ed && is("q", ed.getEncodedPoint()) && has("d")) {
            secret = new EdSecretBCPGKey(number("d"));
        } else if (open instanceof ECPublicBCPGKey curve && is("q", curve.getEncodedPoint()) && has("d")) {
            secret = new ECSecretBCPGKey(number("d"));
        } else if (open instanceof DSAPublicBCPGKey dsa && is("y", dsa.getY()) && has("x")) {
            secret = new DSASecretBCPGKey(number("x"));
        } else if (open instanceof ElGamalPublicBCPGKey elGamal && is("y", elGamal.getY()) && has("x")) {
            secret = new ElGamalSecretBCPGKey(number("x"));
        }
        return Optional.ofNullable(secret);
    }

    private boolean has(String... names) {
        return Arrays.stream(names).allMatch(numbers::containsKey);
    }

    private boolean is(String name, BigInteger value) {
        return has(name) && number(name).equals(value);
    }

    private BigInteger number(String name) {
        return new BigInteger(1, numbers.get(name));
    }

    private static String text(byte[] word) {
        return new String(word, StandardCharsets.ISO_8859_1);
    }

    /** Takes an expression apart. */
    private static final class Words {

        private final byte[] bytes;
        private int at;

        Words(byte[] bytes, int start) {
            this.bytes = bytes;
            this.at = start;
        }

        List<byte[]> all() {
            List<byte[]> words = new ArrayList<>();
            while (at < bytes.length) {
                int letter = bytes[at];
                if (letter == '(' || letter == ')') {
                    at++;
                    words.add(letter == '(' ? OPEN : CLOSE);
                } else if (letter == '#') {
                    words.add(hexadecimal());
                } else if (letter == '"') {
                    words.add(until('"'));
                } else if (letter > ' ') {
                    words.add(plain());
                } else {
                    at++;
                }
            }
            return words;
        }

        private byte[] until(int end) {
            int from = ++at;
            while (at < bytes.length && bytes[at] != end) {
                at++;
            }
            return Arrays.copyOfRange(bytes, from, Math.min(at++, bytes.length));
        }

        private byte[] hexadecimal() {
            ByteArrayOutputStream word = new ByteArrayOutputStream();
            int high = -1;
            for (byte letter : until('#')) {
                int digit = Character.digit(letter, 16);
                if (digit >= 0 && high >= 0) {
                    word.write(high * 16 + digit);
                    high = -1;
                } else if (digit >= 0) {
                    high = digit;
                }
            }
            return word.toByteArray();
        }

        /** A word, or digits and a colon with so many bytes after them. */
        private byte[] plain() {
            int from = at;
            int length = 0;
            while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9' && length < bytes.length) {
                length = length * 10 + bytes[at++] - '0';
            }
            if (at > from && at < bytes.length && bytes[at] == ':') {
                int start = ++at;
                at = Math.min(bytes.length, start + length);
                return Arrays.copyOfRange(bytes, start, at);
            }
            while (at < bytes.length && bytes[at] > ' ' && "()#\"".indexOf(bytes[at]) < 0) {
                at++;
            }
            return Arrays.copyOfRange(bytes, from, at);
        }
    }
}
