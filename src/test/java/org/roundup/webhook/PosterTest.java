package org.roundup.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.tracker.config.option.AddressRange;

/** Posts reach only whom they may reach, and no receiver can make them last. */
class PosterTest {

    private static final ScheduledExecutorService CLOCK = Executors.newScheduledThreadPool(1);
    private static final AddressGuard LOOPBACK = new AddressGuard(List.of(AddressRange.parse("127.0.0.0/8")));
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    @AfterAll
    static void stop() {
        CLOCK.shutdownNow();
    }

    static Stream<Arguments> addresses() {
        return Vectors.of("/org/roundup/webhook/addresses.tsv").stream().map(row -> Arguments.of((Object[]) row));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void specialAddressesAreRefused(String address, String may) throws IOException {
        AddressGuard guard =
                new AddressGuard(List.of(AddressRange.parse("10.9.0.0/16"), AddressRange.parse("fd00:1::/32")));
        assertEquals(!may.equals("no"), guard.allows(InetAddress.getByName(address)));
    }

    private static Poster poster(SSLSocketFactory secure, Duration timeout) {
        return new Poster(
                LOOPBACK,
                host -> new InetAddress[] {InetAddress.getByName("10.0.0.1"), InetAddress.getByName("127.0.0.1")},
                () -> secure,
                CLOCK,
                timeout);
    }

    private static PostAnswer post(Poster poster, String url) throws IOException {
        return poster.post(URI.create(url), Map.of("X-Test", "1"), "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReceiverThatDripsIsCutOff() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread dripping = new Thread(() -> drip(server));
            dripping.setDaemon(true);
            dripping.start();
            Poster poster = poster(null, Duration.ofMillis(700));
            IOException late =
                    assertThrows(IOException.class, () -> post(poster, "http://x.example:" + server.getLocalPort()));
            assertTrue(late.getMessage().contains("did not answer within"), late.getMessage());
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            while (true) {
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".charAt(0));
                socket.getOutputStream().flush();
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException ended) {
            // the other side has cut the connection, as it should
            return;
        }
    }

    private static PostAnswer read(String text) throws IOException {
        return PostAnswer.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void answersAreReadUpToABound() throws IOException {
        assertEquals(new PostAnswer(200, "abc"), read("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef"));
        assertEquals(new PostAnswer(404, ""), read("HTTP/1.0 404\r\n\r\n"));
        assertEquals(
                201, read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Made\n\n").status());
        assertEquals(
                2048,
                read("HTTP/1.1 500 No\r\nContent-Length: 99999999999\r\n\r\n" + "x".repeat(5000))
                        .text()
                        .length());
        for (String broken :
                List.of("", "SSH-2.0-x\r\n", "HTTP/1.1 2x0 OK\r\n\r\n", "HTTP/1.1 999 \r\n\r\n", "HTTP/1.1 200")) {
            assertThrows(IOException.class, () -> read(broken), broken);
        }
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        assertThrows(IOException.class, () -> PostAnswer.read(endless));
    }

    @Test
    void certificatesMustBeTrustedAndOfTheHost() throws Exception {
        KeyStore keys = keys();
        SSLContext own = context(keys);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(own));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            Poster trusting = poster(own.getSocketFactory(), Duration.ofSeconds(10));
            assertEquals(
                    204, post(trusting, "https://hooks.example:" + port + "/").status());
            assertThrows(IOException.class, () -> post(trusting, "https://other.example:" + port + "/"));
            Poster usual = poster((SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofSeconds(10));
            assertThrows(IOException.class, () -> post(usual, "https://hooks.example:" + port + "/"));
        } finally {
            server.stop(0);
        }
    }

    private static KeyStore keys() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=hooks.example",
                        "-ext",
                        "san=dns:hooks.example")
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), output);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
