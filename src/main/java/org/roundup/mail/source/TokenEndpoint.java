package org.roundup.mail.source;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Where an authorization server gives out tokens (RFC 6749). */
final class TokenEndpoint {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final String url;

    TokenEndpoint(String url) {
        this.url = url;
    }

    /**
     * Asks for tokens.
     *
     * @throws SourceException if there is no answer, or a refusal
     */
    JsonObject ask(Map<String, String> form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new SourceException("There is no token: " + url + " answers " + response.statusCode(), null);
            }
            try (var reader = Json.createReader(new StringReader(response.body()))) {
                return reader.readObject();
            }
        } catch (IOException | JsonException error) {
            throw new SourceException("There is no token: " + url + ": " + error.getMessage(), error);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new SourceException("Interrupted while a token was asked for", end);
        }
    }

    /** Names and values as a form or an address has them. */
    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
