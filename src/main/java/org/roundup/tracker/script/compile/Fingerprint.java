package org.roundup.tracker.script.compile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.codehaus.groovy.util.ReleaseInfo;

/** A hash over texts that begins with what else compiled scripts depend on: our form of them and Groovy's version. */
final class Fingerprint {

    /** To be raised when scripts are compiled in another way or the snapshot of a schema looks different. */
    private static final String FORM = "1";

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        add(FORM).add(ReleaseInfo.getVersion());
    }

    Fingerprint add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
