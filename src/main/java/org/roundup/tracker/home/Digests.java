package org.roundup.tracker.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The digests of the files of a template set as they were installed, so that an upgrade can tell which ones the
 * administrator has changed. A line is a SHA-256 digest, two blanks and a path, as {@code sha256sum} writes and checks.
 */
final class Digests {

    static final String FILE_NAME = "TEMPLATE-DIGESTS.txt";

    private final Map<String, String> byPath = new TreeMap<>();

    void add(String path, byte[] content) {
        byPath.put(path, digest(content));
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        byPath.forEach(
                (path, digest) -> text.append(digest).append("  ").append(path).append('\n'));
        Files.writeString(file, text);
    }
}
