package org.roundup.cli.mailgw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first tokens of a mailbox come by a browser, here or elsewhere, and nobody else gets them. */
@Timeout(60)
class OauthSetupTest {

    @TempDir
    Path home;

    private final BlockingQueue<Map<String, String>> asked = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String answer = "{\"access_token\": \"A\", \"refresh_token\": \"R\"}";
    private HttpServer provider;

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/token", exchange -> {
            asked.add(parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII)));
            byte[] body = answer.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private static Map<String, String> parse(String query) {
        Map<String, String> values = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private int run(InputStream in, String... more) {
        String base = "http://localhost:" + provider.getAddress().getPort();
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "--client-id",
                "me & you",
                "--authorize-endpoint",
                base + "/login?prompt=consent",
                "-T",
                base + "/token",
                "--scope",
                "mail offline"));
        arguments.addAll(List.of(more));
        arguments.add(home.toString());
        return new OauthSetupCommand(in, new PrintStream(out, true), new PrintStream(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    /** The address that was printed, once it is. */
    private Map<String, String> login() throws InterruptedException {
        while (!out.toString(StandardCharsets.UTF_8).contains("enter the whole address")) {
            Thread.sleep(20);
        }
        String url = out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("http://"))
                .findFirst()
                .orElseThrow();
        assertTrue(url.contains("/login?prompt=consent&response_type=code&"), url);
        return parse(URI.create(url).getRawQuery());
    }

    private static int visit(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String file(String name) throws IOException {
        return Files.readString(home.resolve("oauth").resolve(name)).strip();
    }

    @Test
    void aBrowserOnThisMachineBringsTheCode() throws Exception {
        Path secret = Files.writeString(home.resolve("secret"), "S\n");
        int[] code = {-1};
        Thread command = new Thread(
                () -> code[0] = run(InputStream.nullInputStream(), "--client-secret-file", secret.toString()));
        command.start();
        Map<String, String> login = login();
        String back = login.get("redirect_uri");
        assertEquals(404, visit(back + "?code=stolen&state=other"));
        assertEquals(200, visit(back + "?code=C1&state=" + login.get("state")));
        command.join();
        assertEquals(0, code[0], err.toString(StandardCharsets.UTF_8));
        Map<String, String> form = asked.take();
        assertEquals("C1", form.get("code"));
        assertEquals("authorization_code", form.get("grant_type"));
        assertEquals("me & you", form.get("client_id"));
        assertEquals("S", form.get("client_secret"));
        assertEquals(back, form.get("redirect_uri"));
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(form.get("code_verifier").getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                login.get("code_challenge"),
                Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        assertEquals(
                List.of("A", "R", "me & you", "S"),
                List.of(file("access_token"), file("refresh_token"), file("client_id"), file("client_secret")));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.resolve("oauth").resolve("refresh_token"))));
    }

    @Test
    void theAddressOfABrowserElsewhereIsEntered() throws Exception {
        PipedOutputStream keyboard = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(keyboard);
        int[] code = {-1};
        Thread command = new Thread(() -> code[0] = run(in));
        command.start();
        Map<String, String> login = login();
        String line = "nonsense\n" + login.get("redirect_uri") + "?state=" + login.get("state") + "&code=C%202\n";
        keyboard.write(line.getBytes(StandardCharsets.US_ASCII));
        keyboard.flush();
        command.join();
        assertEquals(0, code[0], err.toString(StandardCharsets.UTF_8));
        assertEquals("C 2", asked.take().get("code"));
        assertFalse(Files.exists(home.resolve("oauth/client_secret")));
    }

    @Test
    void aRefusalAndATokenThatCannotBeRenewedAreTold() throws Exception {
        answer = "{\"access_token\": \"A\"}";
        for (String end : List.of("error=access_denied", "code=C3")) {
            int[] code = {-1};
            Thread command = new Thread(() -> code[0] = run(InputStream.nullInputStream()));
            out.reset();
            command.start();
            Map<String, String> login = login();
            visit(login.get("redirect_uri") + "?" + end + "&state=" + login.get("state"));
            command.join();
            assertEquals(1, code[0]);
        }
        String told = err.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("Access was refused: access_denied"), told);
        assertTrue(told.contains("has no refresh token"), told);
        assertFalse(Files.exists(home.resolve("oauth")));
    }

    @Test
    void misuseIsExplained() {
        InputStream nothing = new ByteArrayInputStream(new byte[0]);
        PrintStream told = new PrintStream(err, true);
        assertEquals(2, new MailgwCommand(nothing, told, told).execute(new String[] {"oauth-setup", home.toString()}));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("--client-id"));
    }
}
