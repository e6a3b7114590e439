package org.roundup.tracker;

import java.nio.file.Path;
import org.roundup.tracker.config.TrackerConfig;

/** An open tracker: a home folder with its configuration. Shared by all threads. */
public final class Tracker implements AutoCloseable {
    private final String name;
    private final Path home;
    private final TrackerConfig config;

    private Tracker(String name, Path home, TrackerConfig config) {
        this.name = name;
        this.home = home;
        this.config = config;
    }

    /**
     * Opens the tracker in a folder.
     *
     * @param name the name in URLs
     * @throws org.roundup.hyperdb.ConfigurationError if the folder holds no tracker or a broken one
     */
    public static Tracker open(String name, Path home) {
        return new Tracker(name, home, TrackerConfig.load(home));
    }

    /** The name in URLs, lower case. */
    public String name() {
        return name;
    }

    /** The folder with the configuration, the scripts and the pages. */
    public Path home() {
        return home;
    }

    /** The configuration as it was when the tracker was opened. */
    public TrackerConfig config() {
        return config;
    }

    @Override
    public void close() {}
}
