package org.roundup.mail.outgoing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.roundup.hyperdb.ConfigurationError;

/** The certificate with which the tracker shows the mail server who it is. */
final class ClientCertificate {

    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    private ClientCertificate() {}

    /**
     * Makes connections that show the certificate, and trust the servers that the Java runtime trusts.
     *
     * @param certificates the certificate and those that sign it, in PEM format
     * @param key its key in PEM format (PKCS #8), may be the same file
     * @throws ConfigurationError if one of the files is of no use
     */
    static SSLSocketFactory sockets(Path certificates, Path key) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            byte[] chain = Files.readAllBytes(certificates);
            store.setKeyEntry(
                    "mail",
                    key(Files.readString(key, StandardCharsets.US_ASCII), key),
                    new char[0],
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(certificatesOf(chain)))
                            .toArray(Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException unusable) {
            throw new ConfigurationError(
                    "[mail] tls_certfile " + certificates + " and tls_keyfile " + key + " cannot be used: "
                            + unusable.getMessage(),
                    unusable);
        }
    }

    /** A file may hold the key besides. */
    private static byte[] certificatesOf(byte[] file) {
        String text = new String(file, StandardCharsets.US_ASCII);
        return KEY.matcher(text).replaceAll("").getBytes(StandardCharsets.US_ASCII);
    }

    private static PrivateKey key(String text, Path file) throws GeneralSecurityException {
        Matcher found = KEY.matcher(text);
        if (!found.find()) {
            throw new ConfigurationError(
                    "[mail] tls_keyfile " + file + " has no key that begins with BEGIN PRIVATE KEY; \"openssl pkcs8"
                            + " -topk8 -nocrypt\" makes one of other keys");
        }
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
        InvalidKeySpecException last = null;
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException other) {
                last = other;
            }
        }
        throw last;
    }
}
