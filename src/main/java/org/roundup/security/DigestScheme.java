package org.roundup.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.roundup.hyperdb.ValueError;

/** A plain digest in hexadecimal, without salt. */
final class DigestScheme implements PasswordScheme {

    private final String name;
    private final Supplier<MessageDigest> digests;

    private DigestScheme(String name, Supplier<MessageDigest> digests) {
        this.name = name;
        this.digests = digests;
    }

    static DigestScheme sha1() {
        return new DigestScheme("SHA", DigestUtils::getSha1Digest);
    }

    static DigestScheme md5() {
        return new DigestScheme("MD5", DigestUtils::getMd5Digest);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String encode(String password, int rounds, SecureRandom random) {
        return encode(password);
    }

    @Override
    public String encodeLike(String password, String data) {
        String encoded = encode(password);
        if (data.length() != encoded.length()) {
            throw new ValueError("invalid " + name + " hash (not " + encoded.length() + " hexadecimal digits)");
        }
        return encoded;
    }

    private String encode(String password) {
        return Hex.encodeHexString(digests.get().digest(password.getBytes(StandardCharsets.UTF_8)));
    }
}
