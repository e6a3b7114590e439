package org.roundup.mail.source;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tokens with which a program logs in for somebody: files {@code access_token}, {@code refresh_token}, {@code
 * client_id} and {@code client_secret} in a folder. Those that the server replaces are written there. Programs that have no
 * secret lack the last one.
 */
public final class OauthTokens {

    private static final String ACCESS = "access_token";
    private static final String REFRESH = "refresh_token";
    private static final String CLIENT = "client_id";
    private static final String SECRET = "client_secret";

    private final Path folder;
    private final String endpoint;

    /** @param endpoint URL at which tokens are given out and renewed */
    public OauthTokens(Path folder, String endpoint) {
        this.folder = folder;
        this.endpoint = endpoint;
    }

    /** Where the tokens are. */
    public Path folder() {
        return folder;
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
        Map<String, String> form = new LinkedHashMap<>();
        form.put(CLIENT, read(CLIENT));
        if (Files.exists(folder.resolve(SECRET))) {
            form.put(SECRET, read(SECRET));
        }
        form.put(REFRESH, read(REFRESH));
        form.put("grant_type", REFRESH);
        JsonObject answer = new TokenEndpoint(endpoint).ask(form);
        keep(answer);
        return answer.getString(ACCESS);
    }

    /**
     * Gets the first tokens and writes all files.
     *
     * @param secret null if the program has none
     * @param grant what the server wants to see besides, as the code that the owner of the mailbox was given
     * @throws SourceException if the server gives none, or none that can be renewed
     */
    void begin(String clientId, String secret, Map<String, String> grant) {
        Map<String, String> form = new LinkedHashMap<>(grant);
        form.put(CLIENT, clientId);
        if (secret != null) {
            form.put(SECRET, secret);
        }
        JsonObject answer = new TokenEndpoint(endpoint).ask(form);
        if (answer.getString(REFRESH, "").isEmpty()) {
            throw new SourceException(
                    "The answer of " + endpoint + " has no refresh token; the scope must ask for it", null);
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException error) {
            throw new SourceException("The folder " + folder + " cannot be made: " + error.getMessage(), error);
        }
        replace(CLIENT, clientId);
        if (secret != null) {
            replace(SECRET, secret);
        }
        keep(answer);
    }

    /** A server may leave the refresh token as it is. */
    private void keep(JsonObject answer) {
        String access = answer.getString(ACCESS, "");
        if (access.isEmpty()) {
            throw new SourceException("The answer of " + endpoint + " has no access token", null);
        }
        replace(ACCESS, access);
        String refresh = answer.getString(REFRESH, "");
        if (!refresh.isEmpty()) {
            replace(REFRESH, refresh);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException missing) {
            throw new SourceException("OAuth needs the file " + folder.resolve(name), missing);
        }
    }

    /** The former token stays beside the new one, with the ending {@code .old}. Only the owner can read them. */
    private void replace(String name, String token) {
        Path file = folder.resolve(name);
        try {
            if (Files.exists(file) && Files.readString(file).strip().equals(token)) {
                return;
            }
            Path next = folder.resolve(name + ".tmp");
            Files.deleteIfExists(next);
            Files.createFile(next);
            if (next.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(next, token + "\n");
            if (Files.exists(file)) {
                Files.copy(
                        file,
                        folder.resolve(name + ".old"),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException error) {
            throw new SourceException("The new token cannot be written: " + error.getMessage(), error);
        }
    }
}
