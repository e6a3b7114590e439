package org.roundup.mail.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Gets the first tokens of a mailbox: its owner logs in by browser and is sent back, with a code, to a port of this machine
 * (RFC 8252) or, if the browser runs elsewhere, gives the address to which the browser was sent. The code is good only
 * for whoever asked for it (RFC 7636).
 */
public final class OauthSetup implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private final OauthTokens tokens;
    private final String clientId;
    private final String clientSecret;
    private final String state = random();
    private final String verifier = random();
    private final BlockingQueue<String> queries = new LinkedBlockingQueue<>();
    private final HttpServer server;

    /**
     * @param clientId the id that the administrator of the mail server has registered for this program
     * @param clientSecret null if there is none
     * @param port of this machine; 0 for any that is free
     * @throws SourceException if the port cannot be had
     */
    public OauthSetup(OauthTokens tokens, String clientId, String clientSecret, int port) {
        this.tokens = tokens;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new SourceException("Port " + port + " cannot be used: " + taken.getMessage(), taken);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    /** Where the browser is sent back to; to be registered with the mail server. */
    public String redirect() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /**
     * The address where the owner of the mailbox logs in.
     *
     * @param endpoint of the mail server; it may have a query
     * @param scope what the program asks for, as the mail server names it
     */
    public String login(String endpoint, String scope) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", clientId);
        query.put("redirect_uri", redirect());
        query.put("scope", scope);
        query.put("state", state);
        query.put("code_challenge", challenge());
        query.put("code_challenge_method", "S256");
        return endpoint + (endpoint.contains("?") ? "&" : "?") + TokenEndpoint.encode(query);
    }

    /** Takes the address to which the browser was sent, if it runs elsewhere. Other threads call it. */
    public void paste(String address) {
        queries.add(address.strip().replaceFirst("^[^?]*\\?", ""));
    }

    /**
     * Waits for the browser, and writes the tokens.
     *
     * @throws SourceException if the owner refuses, or the server
     */
    public void finish() throws InterruptedException {
        Map<String, String> answer = parse(queries.take());
        while (!state.equals(answer.get("state"))) {
            answer = parse(queries.take());
        }
        if (!answer.containsKey("code")) {
            throw new SourceException(
                    "Access was refused: " + answer.getOrDefault("error_description", answer.get("error")), null);
        }
        tokens.begin(
                clientId,
                clientSecret,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        answer.get("code"),
                        "redirect_uri",
                        redirect(),
                        "code_verifier",
                        verifier));
    }

    private void receive(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        boolean known = query != null && state.equals(parse(query).get("state"));
        if (known) {
            queries.add(query);
        }
        byte[] text =
                (known ? "You can close this page now." : "Nobody waits for this.").getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(known ? 200 : 404, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private static Map<String, String> parse(String query) {
        Map<String, String> values = new HashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private String challenge() {
        try {
            return text(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException(error);
        }
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return text(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(1);
    }
}
