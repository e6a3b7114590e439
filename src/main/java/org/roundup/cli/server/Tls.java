package org.roundup.cli.server;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLHostConfigCertificate.Type;
import org.apache.tomcat.util.net.jsse.PEMFile;
import org.roundup.hyperdb.ConfigurationError;

/** Makes a connector speak TLS 1.2 and 1.3. */
final class Tls {
    private Tls() {}

    /**
     * Gives a connector the key and certificate of the settings, or new ones for this run.
     *
     * @throws ConfigurationError if the file with them is of no use
     */
    static void addTo(Connector connector, ServerSettings settings) {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(host, Type.UNDEFINED);
        Optional<Path> pem = settings.file(ServerOption.PEM);
        if (pem.isPresent()) {
            check(pem.get());
            certificate.setCertificateFile(pem.get().toString());
            certificate.setCertificateKeyFile(pem.get().toString());
        } else {
            System.out.println("WARNING: generating temporary SSL certificate");
            try {
                certificate.setCertificateKeystore(TemporaryCertificate.make(settings.text(ServerOption.HOST)));
                certificate.setCertificateKeystorePassword(TemporaryCertificate.PASSWORD);
            } catch (GeneralSecurityException | IOException e) {
                throw new ConfigurationError("Cannot make a temporary certificate: " + e.getMessage(), e);
            }
        }
        host.addCertificate(certificate);
        connector.addSslHostConfig(host);
        connector.setProperty("SSLEnabled", "true");
        connector.setScheme("https");
        connector.setSecure(true);
    }

    private static void check(Path file) {
        try {
            PEMFile pem = new PEMFile(file.toString());
            if (pem.getPrivateKey() == null) {
                throw new ConfigurationError("Unable to find/use key from file: " + file
                        + "\nIt must have a part between -----BEGIN PRIVATE KEY----- and -----END PRIVATE KEY-----.");
            }
            if (pem.getCertificates().isEmpty()) {
                throw new ConfigurationError("Unable to find/use certificate from file: " + file
                        + "\nIt must have a part between -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----.");
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigurationError("Unable to use the key and certificate in " + file + ": " + e.getMessage(), e);
        }
    }
}
