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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tokens with which a program logs in for somebody: files {@code access_token}, {@code refresh_token}, {@code
 * client_id} and {@code client_secret} in a folder. Those that the server replaces are written there.
 */
public final class OauthTokens {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String ACCESS = "access_token";
    private static final String REFRESH = "refresh_token";

    private final Path folder;
    private final String endpoint;

    /** @param endpoint URL at which tokens are renewed */
    public OauthTokens(Path folder, String endpoint) {
        this.folder = folder;
        this.endpoint = endpoint;
    }

    /** The present access token. */
    String access() {
        return read(ACCESS);
    }

    /**
     * Has the tokens renewed.
     *
     * @return the new access token
     */
    String renew() {
        JsonObject answer = ask();
        String access = answer.getString(ACCESS, "");
        if (access.isEmpty()) {
            throw new SourceException("The answer of " + endpoint + " has no access token", null);
        }
        replace(ACCESS, access);
        String refresh = answer.getString(REFRESH, "");
        if (!refresh.isEmpty()) {
            replace(REFRESH, refresh);
        }
        return access;
    }

    private JsonObject ask() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", read("client_id"));
        form.put("client_secret", read("client_secret"));
        form.put(REFRESH, read(REFRESH));
        form.put("grant_type", REFRESH);
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new SourceException(
                        "The token was not renewed: " + endpoint + " answers " + response.statusCode(), null);
            }
            try (var reader = Json.createReader(new StringReader(response.body()))) {
                return reader.readObject();
            }
        } catch (IOException | JsonException error) {
            throw new SourceException("The token was not renewed: " + error.getMessage(), error);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new SourceException("Interrupted while the token was being renewed", end);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException missing) {
            throw new SourceException("OAuth needs the file " + folder.resolve(name), missing);
        }
    }

    /** The former token stays beside the new one, with the ending {@code .old}. */
    private void replace(String name, String token) {
        Path file = folder.resolve(name);
        try {
            if (Files.exists(file) && Files.readString(file).strip().equals(token)) {
                return;
            }
            Path next = folder.resolve(name + ".tmp");
            Files.writeString(next, token + "\n");
            if (Files.exists(file)) {
                Files.copy(file, folder.resolve(name + ".old"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException error) {
            throw new SourceException("The new token cannot be written: " + error.getMessage(), error);
        }
    }
}
