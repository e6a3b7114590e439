package org.roundup.mail.pgp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.UsageError;
import org.roundup.tracker.config.TrackerConfig;

/** What the administrator sees and does of the keys of a tracker. */
public final class KeyCatalogue {

    private final KeyFolder folder;

    public KeyCatalogue(TrackerConfig config) {
        this.folder = KeyFolder.of(config);
    }

    /**
     * A key.
     *
     * @param fingerprint in capital letters
     * @param addresses whose it is
     * @param secret whether the secret part is there
     * @param canSign whether a signature by it counts now
     * @param canEncrypt whether mail can be encrypted for it now
     * @param expires when it ends, if it does
     */
    public record Entry(
            String fingerprint,
            Set<String> addresses,
            boolean secret,
            boolean canSign,
            boolean canEncrypt,
            Optional<Instant> expires) {}

    /** Where the keys are. */
    public Path path() {
        return folder.path();
    }

    /**
     * All keys.
     *
     * @throws ConfigurationError if they cannot be read
     */
    public List<Entry> list() {
        return folder.keys().certificates().stream().map(KeyCatalogue::entry).toList();
    }

    private static Entry entry(OpenPGPCertificate key) {
        Date end = key.getExpirationTime();
        return new Entry(
                fingerprint(key),
                KeyRing.addresses(key),
                key instanceof OpenPGPKey,
                !key.getSigningKeys().isEmpty(),
                !key.getEncryptionKeys().isEmpty(),
                Optional.ofNullable(end).map(Date::toInstant));
    }

    private static String fingerprint(OpenPGPCertificate key) {
        return key.getPrettyFingerprint().replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /**
     * Takes over the keys of a file, each as a file of its own; one that is there already is replaced.
     *
     * @return the keys
     * @throws UsageError if there are no keys in the file
     */
    public List<Entry> add(Path file) {
        List<OpenPGPCertificate> keys = KeyFiles.readFile(file);
        try {
            for (OpenPGPCertificate key : keys) {
                write(folder.path().resolve(fingerprint(key) + ".asc"), key.toAsciiArmoredString());
            }
        } catch (IOException refused) {
            throw new ConfigurationError(
                    "The keys cannot be written to " + folder.path() + ": " + refused.getMessage(), refused);
        }
        return keys.stream().map(KeyCatalogue::entry).toList();
    }

    private static void write(Path target, String text) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(part);
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(part, text);
        Files.move(part, target, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
