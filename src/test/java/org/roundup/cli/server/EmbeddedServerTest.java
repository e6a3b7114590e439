package org.roundup.cli.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.UsageError;

class EmbeddedServerTest {
    @TempDir
    private Path folder;

    @Test
    void saysThatAPortIsInUse() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ConfigurationError refused = assertThrows(
                    ConfigurationError.class, () -> EmbeddedServer.start(settings(Map.of(), busy.getLocalPort()))
                            .close());

            assertEquals(
                    "Unable to bind to port " + busy.getLocalPort() + ", port already in use.", refused.getMessage());
        }
    }

    @Test
    void namesEachTrackerThatCannotBeOpened() {
        ConfigurationError refused = assertThrows(ConfigurationError.class, () -> EmbeddedServer.start(
                        settings(Map.of(), freePort(), "a=" + folder, "b=" + folder.resolve("x")))
                .close());

        assertTrue(refused.getMessage().contains("Error: tracker \"a\": "), refused.getMessage());
        assertTrue(refused.getMessage().contains("Error: tracker \"b\": "), refused.getMessage());
    }

    @Test
    void startsInDebugModeThoughATrackerCannotBeOpened() throws Exception {
        ServerSettings settings = settings(Map.of(ServerOption.MULTIPROCESS, "debug"), freePort(), "a=" + folder);
        try (EmbeddedServer server = EmbeddedServer.start(settings)) {
            try (Socket socket = new Socket("127.0.0.1", server.port())) {
                assertEquals("HTTP/1.1 503 ", firstLine(socket, "/a/"));
            }
        }
    }

    @Test
    void isNotReadyWhileATrackerCannotBeOpened() throws Exception {
        ServerSettings settings = settings(Map.of(ServerOption.MULTIPROCESS, "debug"), freePort(), "a=" + folder);
        try (EmbeddedServer server = EmbeddedServer.start(settings)) {
            assertEquals("HTTP/1.1 503 ", firstLine(server, "/-/ready"));
            assertEquals("HTTP/1.1 503 ", firstLine(server, "/-/ready?tracker=a"));
            assertEquals("HTTP/1.1 404 ", firstLine(server, "/-/ready?tracker=b"));
            assertEquals("HTTP/1.1 200 ", firstLine(server, "/-/live"));
            assertEquals("HTTP/1.1 200 ", firstLine(server, "/-/metrics"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/%00, 400, Bad request",
        "/a%2Fb, 400, Bad request",
        "/a/../../b, 400, Bad request",
        "/{long}, 400, Bad request",
        "/a/<b>, 400, Bad request"
    })
    void answersWhatItCannotReadWithAPageOfItsOwn(String path, int status, String title) throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(settings(Map.of(), freePort()))) {
            String answer = answer(server, path);
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
            assertTrue(answer.contains("<h1>" + title + "</h1>"), answer);
            assertTrue(answer.contains("Content-Security-Policy: default-src 'none'"), answer);
            assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
            assertFalse(answer.contains("Tomcat") || answer.contains("%00") || answer.contains("Exception"), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/rest/%00", "/a/rest/data%2Fissue"})
    void answersProgramsInTheirFormat(String path) throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(settings(Map.of(), freePort()))) {
            String answer = answer(server, path);
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.endsWith("{ \"error\": { \"status\": 400, \"msg\": \"Bad request\" } }"), answer);
            assertTrue(answer.contains("Content-Type: application/json"), answer);
            assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
        }
    }

    @Test
    void showsMetricsToWhoKnowsTheToken() throws Exception {
        Map<ServerOption, String> options =
                Map.of(ServerOption.METRICS_FROM, "none", ServerOption.METRICS_TOKEN, "let me in");
        try (EmbeddedServer server = EmbeddedServer.start(settings(options, freePort()))) {
            assertEquals("HTTP/1.1 403 ", firstLine(server, "/-/metrics"));
            assertEquals("HTTP/1.1 403 ", firstLine(server, "/-/metrics", "Authorization: Bearer let me"));
            assertEquals("HTTP/1.1 200 ", firstLine(server, "/-/metrics", "Authorization: Bearer let me in"));
        }
    }

    @Test
    void refusesAddressesForMetricsThatAreNone() throws IOException {
        ServerSettings settings = settings(Map.of(ServerOption.METRICS_FROM, "localhost"), freePort());
        assertThrows(
                ConfigurationError.class, () -> EmbeddedServer.start(settings).close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void servesHttpsWithKeyAndCertificateFromOneFile(String protocol) throws Exception {
        KeyStore store = TemporaryCertificate.make("tracker.example.org");
        Path pem = Files.writeString(
                folder.resolve("both.pem"),
                pem(
                                "PRIVATE KEY",
                                store.getKey("roundup", TemporaryCertificate.PASSWORD.toCharArray())
                                        .getEncoded())
                        + pem("CERTIFICATE", store.getCertificate("roundup").getEncoded()));
        ServerSettings settings =
                settings(Map.of(ServerOption.SSL, "yes", ServerOption.PEM, pem.toString()), freePort());
        try (EmbeddedServer server = EmbeddedServer.start(settings);
                SSLSocket socket =
                        (SSLSocket) trusting(store).getSocketFactory().createSocket("127.0.0.1", server.port())) {
            socket.setEnabledProtocols(new String[] {protocol});

            assertEquals("HTTP/1.1 200 ", firstLine(socket, "/"));
        }
    }

    @Test
    void makesACertificateForItsHost() throws Exception {
        X509Certificate certificate = (X509Certificate)
                TemporaryCertificate.make("tracker.example.org").getCertificate("roundup");

        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertTrue(certificate.getSubjectAlternativeNames().stream()
                .anyMatch(name -> name.contains("tracker.example.org")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"})
    void refusesAFileWithoutKeyOrCertificate(String text) throws IOException {
        Path pem = Files.writeString(folder.resolve("bad.pem"), text);
        Map<ServerOption, String> options = Map.of(ServerOption.SSL, "yes", ServerOption.PEM, pem.toString());

        ConfigurationError refused =
                assertThrows(ConfigurationError.class, () -> EmbeddedServer.start(settings(options, freePort()))
                        .close());

        assertTrue(refused.getMessage().contains(pem.toString()), refused.getMessage());
    }

    @Test
    void aPidFileLastsAsLongAsTheServer() throws IOException {
        Path file = folder.resolve("pid");
        Files.writeString(file, "1999999999");

        try (PidFile pid = PidFile.write(file)) {
            assertEquals(Long.toString(ProcessHandle.current().pid()), Files.readString(file));
        }
        assertTrue(Files.notExists(file));
    }

    @Test
    void aPidFileOfALiveProcessIsNotTakenOver() throws IOException {
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        Path file = Files.writeString(folder.resolve("pid"), Long.toString(parent));

        assertThrows(UsageError.class, () -> PidFile.write(file).close());
        assertEquals(Long.toString(parent), Files.readString(file));
    }

    private static ServerSettings settings(Map<ServerOption, String> options, int port, String... trackers) {
        Map<ServerOption, String> all = new EnumMap<>(ServerOption.class);
        all.put(ServerOption.HOST, "127.0.0.1");
        all.put(ServerOption.PORT, Integer.toString(port));
        all.putAll(options);
        return ServerSettings.read(Optional.empty(), all, List.of(trackers));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String firstLine(EmbeddedServer server, String path, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            return firstLine(socket, path, headers);
        }
    }

    private static String answer(EmbeddedServer server, String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            return answer(socket, path.replace("{long}", "x".repeat(10_000)));
        }
    }

    private static String firstLine(Socket socket, String path, String... headers) throws IOException {
        return answer(socket, path, headers).lines().findFirst().orElse("");
    }

    private static String answer(Socket socket, String path, String... headers) throws IOException {
        OutputStream out = socket.getOutputStream();
        String more = String.join(
                "", List.of(headers).stream().map(header -> header + "\r\n").toList());
        out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static String pem(String kind, byte[] content) {
        String text = Base64.getMimeEncoder().encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    private static SSLContext trusting(KeyStore store) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("roundup"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
