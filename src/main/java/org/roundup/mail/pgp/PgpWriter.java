package org.roundup.mail.pgp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.api.AbstractOpenPGPDocumentSignatureGenerator;
import org.bouncycastle.openpgp.api.OpenPGPDetachedSignatureGenerator;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPMessageGenerator;
import org.bouncycastle.openpgp.api.OpenPGPSignature.OpenPGPDocumentSignature;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.PgpOptions;
import org.roundup.tracker.config.option.TrackerOptions;

/** Writes mail that is encrypted or signed with PGP. For all threads. */
final class PgpWriter {

    private final TrackerConfig config;
    private final KeyFolder folder;

    PgpWriter(TrackerConfig config, KeyFolder folder) {
        this.config = config;
        this.folder = folder;
    }

    /** As {@link MailSealer#encrypt}. */
    void encrypt(MimeMessage inner, List<String> recipients, MimeMessage outer) throws MessagingException, IOException {
        KeyRing keys = folder.keys();
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try {
            OpenPGPMessageGenerator generator = new BcOpenPGPApi().signAndOrEncryptMessage();
            generator.setArmored(true).setAllowPadding(false).setArmorStreamFactory(PgpWriter::armor);
            for (String address : recipients) {
                generator.addEncryptionCertificate(keys.toEncryptFor(address).orElseThrow());
            }
            if (config.get(PgpOptions.SIGN)) {
                sign(generator, keys);
            }
            try (OutputStream out = generator.open(sealed)) {
                inner.writeTo(out);
            }
        } catch (PGPException refused) {
            throw new MessagingException("The mail cannot be encrypted: " + refused.getMessage(), refused);
        }
        String boundary = boundary();
        String content = "--" + boundary + "\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n\r\n--"
                + boundary + "\r\nContent-Type: application/octet-stream; name=\"encrypted.asc\"\r\n"
                + "Content-Disposition: inline; filename=\"encrypted.asc\"\r\n\r\n"
                + lines(sealed.toByteArray()) + "\r\n--" + boundary + "--\r\n";
        RawContent.set(
                outer,
                "multipart/encrypted; protocol=\"application/pgp-encrypted\";\r\n boundary=\"" + boundary + "\"",
                content.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** As {@link MailSealer#sign}. */
    void sign(MimeMessage content, MimeMessage outer) throws MessagingException, IOException {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        content.writeTo(part);
        byte[] bytes = part.toByteArray();
        String armored;
        String algorithm;
        try {
            OpenPGPDetachedSignatureGenerator generator = new BcOpenPGPApi().createDetachedSignature();
            sign(generator, folder.keys());
            List<OpenPGPDocumentSignature> signatures = generator.sign(new ByteArrayInputStream(bytes));
            armored = armored(signatures);
            algorithm = micAlgorithm(signatures);
        } catch (PGPException refused) {
            throw new MessagingException("The mail cannot be signed: " + refused.getMessage(), refused);
        }
        String boundary = boundary();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(ascii("--" + boundary + "\r\n"));
        all.writeBytes(bytes);
        all.writeBytes(ascii("\r\n--" + boundary
                + "\r\nContent-Type: application/pgp-signature; name=\"signature.asc\"\r\n\r\n" + armored + "\r\n--"
                + boundary + "--\r\n"));
        RawContent.set(
                outer,
                "multipart/signed; micalg=" + algorithm + "; protocol=\"application/pgp-signature\";\r\n boundary=\""
                        + boundary + "\"",
                all.toByteArray());
    }

    private void sign(AbstractOpenPGPDocumentSignatureGenerator<?> generator, KeyRing keys) throws PGPException {
        String address = config.get(TrackerOptions.EMAIL);
        Optional<OpenPGPKey> key = keys.toSignAs(address);
        if (key.isEmpty()) {
            throw new PGPException("there is no secret key of " + address + " in " + folder.path());
        }
        String passphrase = config.get(PgpOptions.PASSPHRASE);
        if (!passphrase.isEmpty()) {
            generator.addKeyPassphrase(passphrase.toCharArray());
        }
        generator.addSigningKey(key.get());
    }

    private static String micAlgorithm(List<OpenPGPDocumentSignature> signatures) throws PGPException {
        int hash = signatures.get(0).getSignature().getHashAlgorithm();
        return "pgp-" + PGPUtil.getDigestName(hash).toLowerCase(Locale.ROOT);
    }

    private static String armored(List<OpenPGPDocumentSignature> signatures) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ArmoredOutputStream armor =
                ArmoredOutputStream.builder().clearHeaders().build(text)) {
            for (OpenPGPDocumentSignature each : signatures) {
                each.getSignature().encode(armor);
            }
        }
        return lines(text.toByteArray());
    }

    /** With a check sum: without one GnuPG 2.2 reads on into the last line if the data need no padding. */
    private static ArmoredOutputStream armor(OutputStream out) {
        return ArmoredOutputStream.builder().clearHeaders().enableCRC(true).build(out);
    }

    private static String lines(byte[] armored) {
        return new String(armored, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replace("\n", "\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String boundary() {
        return "=_" + UUID.randomUUID();
    }
}
