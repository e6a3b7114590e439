package org.roundup.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.served.Documented;

/** The programs that the document shows take events, and tell them from forged ones. */
class DocumentedWebhooksTest extends HookTrial {

    private static final Path DOCUMENT = Path.of("docs/webhooks.md");

    @TempDir
    Path work;

    private Process start(String secret, String... command) throws IOException {
        try {
            ProcessBuilder program = new ProcessBuilder(command).directory(work.toFile());
            program.environment().put("WEBHOOK_SECRET", secret);
            return program.start();
        } catch (IOException missing) {
            Assumptions.abort(command[0] + " is not there, so the example is not tried: " + missing.getMessage());
            throw missing;
        }
    }

    @Test
    void theReceiverInPythonTakesGenuineEventsOnly() throws Exception {
        int port = freePort();
        String url = "http://127.0.0.1:" + port + "/hook";
        long hook = hook("admin", url, "issue", "any", "");
        String program = Documented.blocks(DOCUMENT, "python").get(0).replace("8942", Integer.toString(port));
        Process python = start(
                secret(hook),
                "python3",
                "-u",
                Files.writeString(work.resolve("receiver.py"), program).toString());
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8))) {
            awaitOpen(python, port);
            String id = issue("The roof leaks");
            delivery.deliverDue(hook);
            String line = told.readLine();
            assertTrue(line.startsWith("org.roundup.item.create issue" + id + " {"), line);
            assertEquals(204, log(hook).get(0).status());
            HttpResponse<Void> forged = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .header("X-Roundup-Timestamp", Long.toString(System.currentTimeMillis() / 1000))
                                    .header("X-Roundup-Signature-256", "sha256=00")
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertEquals(403, forged.statusCode());
        } finally {
            python.destroy();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitOpen(Process program, int port) throws InterruptedException {
        for (int i = 0; i < 600 && program.isAlive(); i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertTrue(socket.isConnected());
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("the receiver does not listen");
    }

    @Test
    void theShellComputesTheSignature() throws Exception {
        long hook = hook("admin", "issue", "create", "");
        issue("It dräps");
        delivery.deliverDue(hook);
        Receiver.Post post = receiver.posts().get(0);
        Files.write(work.resolve("body"), post.body());
        Files.writeString(
                work.resolve("headers"),
                "Content-Type: " + post.header("Content-type") + "\r\nX-Roundup-Timestamp: "
                        + post.header("X-roundup-timestamp") + "\r\nX-Roundup-Signature-256: "
                        + post.header("X-roundup-signature-256") + "\r\n");
        start(secret(hook), "openssl", "version").waitFor();
        String script = Documented.blocks(DOCUMENT, "sh").stream()
                .filter(block -> block.contains("openssl"))
                .findFirst()
                .orElseThrow();
        Process shell = start(secret(hook), "bash", "-euc", script);
        List<String> lines = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();
        assertEquals(0, shell.waitFor());
        assertEquals("X-Roundup-Signature-256: " + lines.get(0), lines.get(1));
    }
}
