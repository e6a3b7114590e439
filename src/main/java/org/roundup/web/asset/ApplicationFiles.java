package org.roundup.web.asset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The static files that come with the application: style sheet, script, icons. */
final class ApplicationFiles {

    private static final String FOLDER = "/org/roundup/web/assets/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
    private static final Map<String, Optional<Content>> KNOWN = new ConcurrentHashMap<>();

    private ApplicationFiles() {}

    static Optional<Content> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Optional<Content> known = KNOWN.get(name);
        if (known == null) {
            known = load(name);
            if (known.isPresent()) {
                KNOWN.put(name, known);
            }
        }
        return known;
    }

    private static Optional<Content> load(String name) {
        try (InputStream in = ApplicationFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            String tag = "\"" + hash(bytes) + "\"";
            return Optional.of(
                    new Content(MediaTypes.of(name), bytes.length, tag, null, () -> new ByteArrayInputStream(bytes)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
