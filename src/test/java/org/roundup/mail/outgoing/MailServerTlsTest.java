package org.roundup.mail.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.mail.SmtpScript;
import org.roundup.mail.TrackerCopies;
import org.roundup.store.Database;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.notify.PlainMail;

/** Mail servers that want a login, or speak TLS. */
class MailServerTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static TrackerCopies copies;

    @BeforeAll
    static void make() {
        copies = new TrackerCopies(folder);
    }

    @AfterAll
    static void remove() {
        copies.close();
    }

    /** Sends a mail; returns why it could not be sent, or nothing. */
    private static String send(String... settings) {
        List<String> all = new java.util.ArrayList<>(List.of("mail_debug=", "mail_host=127.0.0.1"));
        all.addAll(List.of(settings));
        Tracker tracker = copies.with(all);
        tracker.run("admin", db -> tracker.notifier()
                .mail(db, new PlainMail(List.of("zed@example.org"), "Hello", "Hello", null)));
        try (MailDelivery delivery = new MailDelivery(tracker);
                Database db = tracker.open("admin")) {
            int sent = delivery.deliverDue();
            List<OutboxMessage> waiting = new Outbox().list(db.session(), OutboxMessage.State.NEW, 10);
            assertEquals(1, sent + waiting.size());
            return waiting.isEmpty() ? "" : waiting.get(0).lastError();
        }
    }

    @Test
    void aLoginIsUsedIfThereIsOne() {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort())
                .withConfiguration(GreenMailConfiguration.aConfig().withUser("me@example.org", "me", "secret"));
        server.start();
        try {
            String port = "mail_port=" + server.getSmtp().getPort();
            assertEquals("", send(port, "mail_username=me", "mail_password=secret"));
            String refused = send(port, "mail_username=me", "mail_password=wrong");
            assertTrue(refused.contains("535"), refused);
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerThatNobodyVouchesForGetsNoMail() {
        GreenMail server = new GreenMail(ServerSetup.SMTPS.dynamicPort());
        server.start();
        try {
            String refused = send("mail_port=" + server.getSmtps().getPort(), "mail_ssl=yes");
            assertTrue(refused.contains("certification path") || refused.contains("PKIX"), refused);
            assertEquals(0, server.getReceivedMessages().length);
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerWithoutTlsGetsNoMailIfTlsIsWanted() {
        try (SmtpScript server = new SmtpScript()) {
            String refused = send("mail_port=" + server.port(), "mail_tls=yes");
            assertTrue(refused.contains("STARTTLS"), refused);
            assertEquals(List.of(), server.taken);
        }
    }

    private static KeyStore keys() throws Exception {
        Path file = folder.resolve("keys.p12");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "me",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertEquals(0, code);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + kind
                + "-----\n";
    }

    @Test
    void theClientShowsItsCertificate() throws Exception {
        KeyStore store = keys();
        String key = pem("PRIVATE KEY", store.getKey("me", PASSWORD).getEncoded());
        String certificate = pem("CERTIFICATE", store.getCertificate("me").getEncoded());
        Path both = Files.writeString(folder.resolve("both.pem"), key + certificate);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        String before = System.getProperty("javax.net.ssl.trustStore");
        System.setProperty(
                "javax.net.ssl.trustStore", folder.resolve("keys.p12").toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
        try (SSLServerSocket server =
                (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0)) {
            server.setNeedClientAuth(true);
            CompletableFuture<String> peer = CompletableFuture.supplyAsync(() -> {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                    socket.startHandshake();
                    return socket.getSession().getPeerPrincipal().getName();
                } catch (java.io.IOException refused) {
                    return refused.toString();
                }
            });
            try (SSLSocket client = (SSLSocket)
                    ClientCertificate.sockets(both, both).createSocket("127.0.0.1", server.getLocalPort())) {
                client.startHandshake();
                assertEquals("CN=127.0.0.1", peer.get(20, TimeUnit.SECONDS));
            }
        } finally {
            System.clearProperty("javax.net.ssl.trustStorePassword");
            if (before == null) {
                System.clearProperty("javax.net.ssl.trustStore");
            } else {
                System.setProperty("javax.net.ssl.trustStore", before);
            }
        }
        Path old = Files.writeString(folder.resolve("old.pem"), pem("RSA PRIVATE KEY", new byte[10]));
        ConfigurationError refused = assertThrows(ConfigurationError.class, () -> ClientCertificate.sockets(both, old));
        assertTrue(refused.getMessage().contains("openssl pkcs8"), refused.getMessage());
    }
}
