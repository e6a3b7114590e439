package org.roundup.served;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Calls a served tracker as programs do. */
public final class ApiClient {

    private final ServedTracker served;
    private final HttpClient http = HttpClient.newHttpClient();

    public ApiClient(ServedTracker served) {
        this.served = served;
    }

    /** The usual headers of a call by a user, or by nobody if the name is {@code -}. */
    public Map<String, String> headers(String user) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Origin", served.origin());
        headers.put("X-Requested-With", "test");
        if (!user.equals("-")) {
            headers.put("Authorization", basic(user, ServedTracker.PASSWORD));
        }
        return headers;
    }

    public static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /**
     * Sends a call.
     *
     * @param path below the tracker's address, as it is sent
     * @param body or null
     */
    public HttpResponse<byte[]> send(String method, String path, Map<String, String> headers, byte[] body) {
        return send(method, path, headers, body, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Reads an answer that may stay open; the caller closes it. */
    public HttpResponse<InputStream> open(String path, Map<String, String> headers) {
        return send("GET", path, headers, null, HttpResponse.BodyHandlers.ofInputStream());
    }

    private <T> HttpResponse<T> send(
            String method, String path, Map<String, String> headers, byte[] body, HttpResponse.BodyHandler<T> handler) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(served.web() + path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), handler);
        } catch (IOException failure) {
            throw new IllegalStateException(method + " " + path + " failed", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
