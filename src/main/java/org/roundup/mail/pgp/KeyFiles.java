package org.roundup.mail.pgp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SecretKeyPacket;
import org.bouncycastle.gpg.keybox.KeyBlob;
import org.bouncycastle.gpg.keybox.PublicKeyRingBlob;
import org.bouncycastle.gpg.keybox.bc.BcKeyBox;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKeyReader;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.UsageError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files of a folder of keys: GnuPG's {@code pubring.kbx}, {@code pubring.gpg}, {@code secring.gpg} and {@code
 * private-keys-v1.d}, and files that end with {@code .asc}, {@code .pgp} or {@code .key}, with keys in any number.
 */
final class KeyFiles {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.mail.pgp");

    /** Larger files are refused: keys with signatures without end are a known attack. */
    private static final long LARGEST = 20L << 20;

    private static final String KEYBOX = "pubring.kbx";
    private static final String PRIVATE = "private-keys-v1.d";

    private final Path folder;
    private final Map<String, OpenPGPCertificate> found = new LinkedHashMap<>();

    private KeyFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads a folder.
     *
     * @throws ConfigurationError if it is not there, or a file cannot be read
     */
    static KeyRing read(Path folder) {
        KeyFiles files = new KeyFiles(folder);
        try {
            files.readAll();
        } catch (IOException | PGPException | RuntimeException broken) {
            throw new ConfigurationError(
                    "The PGP keys in " + folder + " cannot be read: " + broken.getMessage(), broken);
        }
        return new KeyRing(files.found.values());
    }

    /**
     * Reads one file of keys, armoured or not.
     *
     * @throws UsageError if there are none in it
     */
    static List<OpenPGPCertificate> readFile(Path file) {
        try {
            List<OpenPGPCertificate> keys = parse(readBounded(file));
            if (keys.isEmpty()) {
                throw new UsageError("There are no PGP keys in " + file);
            }
            return keys;
        } catch (NoSuchFileException missing) {
            throw new UsageError("There is no file " + file, missing);
        } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
            throw new UsageError("There are no PGP keys in " + file + ": " + broken.getMessage(), broken);
        }
    }

    private static byte[] readBounded(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is larger than " + LARGEST + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private static List<OpenPGPCertificate> parse(byte[] bytes) throws IOException {
        return new OpenPGPKeyReader(new BcOpenPGPImplementation()).parseKeysOrCertificates(bytes);
    }

    /** The files that matter. */
    static List<Path> list(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path directory : List.of(folder, folder.resolve(PRIVATE))) {
            if (Files.isDirectory(directory)) {
                try (Stream<Path> all = Files.list(directory)) {
                    all.filter(KeyFiles::holdsKeys).sorted().forEach(files::add);
                }
            }
        }
        return files;
    }

    private static boolean holdsKeys(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file)
                && (name.equals(KEYBOX)
                        || name.equals("pubring.gpg")
                        || name.equals("secring.gpg")
                        || name.matches(".*\\.(asc|pgp|key)"));
    }

    private void readAll() throws IOException, PGPException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no such folder");
        }
        List<GnupgPrivateKey> secrets = new ArrayList<>();
        for (Path file : list(folder)) {
            byte[] bytes = readBounded(file);
            if (bytes.length == 0) {
                continue;
            }
            if (file.getParent().endsWith(PRIVATE)) {
                secrets.add(GnupgPrivateKey.parse(bytes));
            } else if (file.getFileName().toString().equals(KEYBOX)) {
                readKeyBox(bytes);
            } else {
                parse(bytes).forEach(this::add);
            }
        }
        join(secrets);
    }

    private void readKeyBox(byte[] bytes) throws IOException {
        for (KeyBlob blob : new BcKeyBox(new ByteArrayInputStream(bytes)).getKeyBlobs()) {
            if (blob instanceof PublicKeyRingBlob ring) {
                add(new OpenPGPCertificate(ring.getPGPPublicKeyRing(), new BcOpenPGPImplementation()));
            }
        }
    }

    /** A key that is there twice is there once, with what both say of it. */
    private void add(OpenPGPCertificate next) {
        found.merge(next.getPrettyFingerprint(), next, (known, other) -> {
            try {
                if (other instanceof OpenPGPKey || known instanceof OpenPGPKey) {
                    return known instanceof OpenPGPKey ? known : other;
                }
                return OpenPGPCertificate.join(known, other);
            } catch (PGPException different) {
                LOG.warn("The PGP key {} is there twice, and not the same", known.getPrettyFingerprint(), different);
                return known;
            }
        });
    }

    private void join(List<GnupgPrivateKey> secrets) throws PGPException {
        for (Map.Entry<String, OpenPGPCertificate> entry : found.entrySet()) {
            OpenPGPCertificate certificate = entry.getValue();
            Optional<PGPSecretKeyRing> ring = certificate instanceof OpenPGPKey
                    ? Optional.empty()
                    : secretRing(certificate.getPGPPublicKeyRing(), secrets);
            if (ring.isPresent()) {
                entry.setValue(new OpenPGPKey(ring.get(), new BcOpenPGPImplementation()));
            }
        }
    }

    /** A part that is kept elsewhere, as main keys often are, is left open. */
    private static Optional<PGPSecretKeyRing> secretRing(PGPPublicKeyRing ring, List<GnupgPrivateKey> secrets)
            throws PGPException {
        List<PGPSecretKey> parts = new ArrayList<>();
        boolean any = false;
        for (PGPPublicKey key : ring) {
            Optional<PGPSecretKey> part = Optional.empty();
            for (GnupgPrivateKey secret : secrets) {
                part = part.isPresent() ? part : secret.with(key);
            }
            any |= part.isPresent();
            parts.add(part.orElseGet(() -> open(key)));
        }
        return any ? Optional.of(new PGPSecretKeyRing(parts)) : Optional.empty();
    }

    private static PGPSecretKey open(PGPPublicKey key) {
        S2K none = S2K.gnuDummyS2K(S2K.GNUDummyParams.noPrivateKey());
        SecretKeyPacket packet = key.isMasterKey()
                ? new SecretKeyPacket(key.getPublicKeyPacket(), 0, SecretKeyPacket.USAGE_SHA1, none, null, new byte[0])
                : new org.bouncycastle.bcpg.SecretSubkeyPacket(
                        key.getPublicKeyPacket(), 0, SecretKeyPacket.USAGE_SHA1, none, null, new byte[0]);
        return new PGPSecretKey(packet, key);
    }
}
