package org.roundup.tracker.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.security.Passwords;
import org.roundup.tracker.ServerDatabase;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.RdbmsOptions;

/** Makes the database of an installed tracker. */
public final class Initialiser {

    private static final String CACHE = ".scripts";

    private final TrackerHome home;

    public Initialiser(TrackerHome home) {
        this.home = home;
    }

    /**
     * Whether there is a database with a tracker's data in it.
     *
     * @throws org.roundup.hyperdb.ConfigurationError if there is no tracker in the home or its configuration is broken
     */
    public boolean isInitialised() {
        home.requireInstalled();
        TrackerConfig config = TrackerConfig.load(home.path());
        if (isEmbedded(config) && !Files.exists(config.get(MainOptions.DATABASE).resolve("db"))) {
            return false;
        }
        if (ServerDatabase.of(config).filter(database -> !database.exists()).isPresent()) {
            return false;
        }
        try (Tracker tracker = open()) {
            return tracker.isInitialised();
        }
    }

    private Tracker open() {
        return Tracker.open(home.path().getFileName().toString(), home.path());
    }

    private static boolean isEmbedded(TrackerConfig config) {
        return config.get(RdbmsOptions.BACKEND) == RdbmsOptions.Backend.SQLITE;
    }

    /**
     * Makes the database, if its server does not have it yet, its tables, and fills them with the initial data of the
     * tracker.
     *
     * @param adminPassword password of the user admin, in clear text or as it is stored
     * @throws org.roundup.hyperdb.ScriptError if a script fails; then the database stays empty
     */
    public void initialise(String adminPassword) {
        home.requireInstalled();
        ServerDatabase.of(TrackerConfig.load(home.path()))
                .filter(database -> !database.exists())
                .ifPresent(ServerDatabase::create);
        try (Tracker tracker = open()) {
            tracker.initialData(tracker.passwords().read(adminPassword, Passwords.DEFAULT_SCHEME));
        }
    }

    /** Deletes the database with all data of the tracker, and all content files. */
    public void erase() {
        home.requireInstalled();
        TrackerConfig config = TrackerConfig.load(home.path());
        if (!isEmbedded(config)) {
            try (Tracker tracker = open()) {
                tracker.dropTables();
            }
        }
        deleteFiles(config.get(MainOptions.DATABASE));
    }

    private static void deleteFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            List<Path> content;
            try (Stream<Path> all = Files.list(folder)) {
                content = all.filter(path -> !path.endsWith(CACHE)).toList();
            }
            for (Path path : content) {
                FileTree.delete(path);
            }
        } catch (IOException e) {
            throw new DatabaseError("The database in " + folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
