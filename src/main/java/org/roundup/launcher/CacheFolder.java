package org.roundup.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where unpacked libraries lie. */
final class CacheFolder {
    /** The system property that names the folder. */
    static final String PROPERTY = "roundup.cache";

    private CacheFolder() {}

    /** The folder of this user; it need not exist. */
    static Path ofUser() {
        return ofUser(System.getProperty(PROPERTY), System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /**
     * The folder of a user.
     *
     * @param named the folder that the user asked for, or null
     * @param environment the environment variables; {@code XDG_CACHE_HOME} counts only if absolute, as its
     *     specification says
     */
    static Path ofUser(String named, Map<String, String> environment, Path home) {
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        for (String variable : List.of("XDG_CACHE_HOME", "LOCALAPPDATA")) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank() && Path.of(value).isAbsolute()) {
                return Path.of(value, "roundup");
            }
        }
        return home.toAbsolutePath().resolve(".cache").resolve("roundup");
    }

    /** A new folder that only this user can read and that goes when this JVM ends. */
    static Path temporary() throws IOException {
        Path folder = Files.createTempDirectory("roundup-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("roundup: cannot remove " + folder + ": " + e.getMessage());
        }
    }
}
