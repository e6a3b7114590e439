package org.roundup.mail.pgp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.PgpOptions;

/** Where the keys of a tracker are. They are read again when a file has changed. For all threads. */
public final class KeyFolder {

    private static final String OWN = "gnupg";

    private final Path folder;
    private Loaded loaded;

    private record Loaded(List<String> state, KeyRing keys) {}

    private KeyFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder of a tracker: what {@code [pgp] homedir} names; else {@code gnupg} in the tracker's home if it is there; else
     * the one that GnuPG takes, {@code $GNUPGHOME} or {@code ~/.gnupg}.
     */
    public static KeyFolder of(TrackerConfig config) {
        return new KeyFolder(config.get(PgpOptions.HOMEDIR).orElseGet(() -> {
            Path own = config.home().resolve(OWN);
            String variable = System.getenv("GNUPGHOME");
            if (Files.isDirectory(own)) {
                return own;
            }
            return variable == null || variable.isEmpty()
                    ? Path.of(System.getProperty("user.home"), ".gnupg")
                    : Path.of(variable);
        }));
    }

    public Path path() {
        return folder;
    }

    /**
     * The keys as they are now.
     *
     * @throws ConfigurationError if they cannot be read
     */
    synchronized KeyRing keys() {
        List<String> state = state();
        if (loaded == null || !loaded.state.equals(state)) {
            loaded = new Loaded(state, KeyFiles.read(folder));
        }
        return loaded.keys;
    }

    private List<String> state() {
        try {
            List<String> state = new ArrayList<>();
            for (Path file : KeyFiles.list(folder)) {
                state.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
            return state;
        } catch (IOException unreadable) {
            throw new ConfigurationError(
                    "The PGP keys in " + folder + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
