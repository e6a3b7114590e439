package org.roundup.mail.pgp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.api.EncryptedDataPacketType;
import org.bouncycastle.openpgp.api.MessageEncryptionMechanism;
import org.bouncycastle.openpgp.api.OpenPGPDetachedSignatureProcessor;
import org.bouncycastle.openpgp.api.OpenPGPMessageInputStream;
import org.bouncycastle.openpgp.api.OpenPGPMessageProcessor;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.mail.mime.RawPart;
import org.roundup.mail.pgp.OpenedMail.Kind;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.PgpOptions;

/** Reads mail that is signed or encrypted with PGP. For all threads. */
final class PgpReader {

    /** What is encrypted may be compressed: no more than this is unpacked. */
    private static final long LARGEST = 200L << 20;

    private static final Set<EncryptedDataPacketType> PROTECTED = Set.of(
            EncryptedDataPacketType.SEIPDv1, EncryptedDataPacketType.SEIPDv2, EncryptedDataPacketType.LIBREPGP_OED);

    private final TrackerConfig config;
    private final KeyFolder folder;

    PgpReader(TrackerConfig config, KeyFolder folder) {
        this.config = config;
        this.folder = folder;
    }

    /** What is read is exactly what was signed, however the mail goes on. */
    OpenedMail signed(IncomingMail mail) throws IOException {
        return signed(mail, Kind.SIGNED, List.of());
    }

    private OpenedMail signed(IncomingMail mail, Kind kind, List<Signature> before) throws IOException {
        List<RawPart> parts = mail.rawParts();
        if (parts.size() != 2 || !parts.get(1).type().equals("application/pgp-signature")) {
            return OpenedMail.broken(
                    kind, mail, "The mail says that it is signed, but there is no PGP signature in it.");
        }
        byte[] content = canonical(parts.get(0).bytes());
        List<Signature> signatures = new ArrayList<>(before);
        try {
            PGPSignatureList found = signatureList(parts.get(1).content());
            OpenPGPDetachedSignatureProcessor processor = new BcOpenPGPApi().verifyDetachedSignature();
            KeyRing keys = folder.keys();
            keys.certificates().forEach(processor::addVerificationCertificate);
            processor.addSignatures(found);
            processor
                    .process(new ByteArrayInputStream(content))
                    .forEach(each -> signatures.add(Signature.of(each, Instant.now())));
            for (PGPSignature each : found) {
                each.getKeyIdentifiers().stream()
                        .filter(id -> keys.find(id).isEmpty())
                        .limit(1)
                        .forEach(id -> signatures.add(Signature.unknown(id)));
            }
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | NullPointerException broken) {
            return OpenedMail.broken(kind, mail, "Invalid PGP signature detected.");
        }
        return OpenedMail.opened(kind, mail.withContent(new ByteArrayInputStream(content)), signatures);
    }

    private static PGPSignatureList signatureList(byte[] armored) throws IOException {
        InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(armored));
        return (PGPSignatureList) new BcPGPObjectFactory(in).nextObject();
    }

    /** With the line ends that signatures are made of. */
    private static byte[] canonical(byte[] bytes) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(bytes.length + bytes.length / 32);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) {
                lines.write('\r');
            }
            lines.write(bytes[i]);
        }
        return lines.toByteArray();
    }

    OpenedMail encrypted(IncomingMail mail) throws IOException {
        List<RawPart> parts = mail.rawParts();
        boolean wellFormed = parts.size() == 2
                && parts.get(0).type().equals("application/pgp-encrypted")
                && new String(parts.get(0).content(), StandardCharsets.ISO_8859_1).contains("Version: 1");
        if (!wellFormed) {
            return OpenedMail.broken(
                    Kind.ENCRYPTED, mail, "The mail says that it is encrypted, but not as PGP does it.");
        }
        Path plain = Files.createTempFile("roundup-mail-", ".eml");
        try {
            List<Signature> signatures = decrypt(parts.get(1).content(), plain);
            IncomingMail content;
            try (InputStream in = Files.newInputStream(plain)) {
                content = mail.withContent(in);
            }
            return innerSigned(content, signatures);
        } catch (PGPException | PgpStreamException broken) {
            return OpenedMail.broken(
                    Kind.ENCRYPTED, mail, "The mail cannot be decrypted: " + reason(broken.getMessage()));
        } finally {
            Files.deleteIfExists(plain);
        }
    }

    private static String reason(String message) {
        return message == null ? "it is damaged" : message;
    }

    /** What was encrypted may be a signed mail in turn. */
    private OpenedMail innerSigned(IncomingMail content, List<Signature> signatures) throws IOException {
        if (!content.type().equals("multipart/signed")
                || !content.typeParameter("protocol").orElse("").equalsIgnoreCase("application/pgp-signature")) {
            return OpenedMail.opened(Kind.ENCRYPTED, content, signatures);
        }
        try (content) {
            return signed(content, Kind.ENCRYPTED, signatures);
        }
    }

    /** A defect of what came, as opposed to one of the disk. */
    private static final class PgpStreamException extends IOException {

        private static final long serialVersionUID = 1L;

        PgpStreamException(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }

    private List<Signature> decrypt(byte[] sealed, Path plain) throws IOException, PGPException {
        OpenPGPMessageProcessor processor = new BcOpenPGPApi().decryptAndOrVerifyMessage();
        KeyRing keys = folder.keys();
        keys.certificates().forEach(processor::addVerificationCertificate);
        keys.secretKeys().forEach(processor::addDecryptionKey);
        List<Signature> unknown = new ArrayList<>();
        processor.setMissingOpenPGPCertificateProvider(id -> {
            unknown.add(Signature.unknown(id));
            return null;
        });
        String passphrase = config.get(PgpOptions.PASSPHRASE);
        if (!passphrase.isEmpty()) {
            processor.addDecryptionKeyPassphrase(passphrase.toCharArray());
        }
        try (OpenPGPMessageInputStream in = process(processor, sealed);
                OutputStream out = Files.newOutputStream(plain)) {
            copy(in, out);
            in.close();
            MessageEncryptionMechanism how = in.getResult().getEncryptionMethod();
            if (how == null || !how.isEncrypted() || !PROTECTED.contains(how.getMode())) {
                throw new PGPException("it is not encrypted, or not protected against changes on its way");
            }
            List<Signature> signatures = new ArrayList<>(unknown);
            in.getResult().getSignatures().forEach(each -> signatures.add(Signature.of(each, Instant.now())));
            return signatures;
        }
    }

    private static OpenPGPMessageInputStream process(OpenPGPMessageProcessor processor, byte[] sealed)
            throws IOException, PGPException {
        try {
            return processor.process(new ByteArrayInputStream(sealed));
        } catch (IOException | RuntimeException broken) {
            throw new PgpStreamException(broken);
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
            size += count;
            if (size > LARGEST) {
                throw new PgpStreamException(new IOException("it has more than " + LARGEST + " bytes"));
            }
            out.write(buffer, 0, count);
        }
    }

    private static int read(InputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException | RuntimeException damaged) {
            throw new PgpStreamException(damaged);
        }
    }
}
