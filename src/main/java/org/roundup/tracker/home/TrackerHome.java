package org.roundup.tracker.home;

import java.nio.file.Files;
import java.nio.file.Path;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.TrackerConfig;

/**
 * The folder of a tracker and what is where in it.
 *
 * @param path the folder, absolute; it need not exist
 */
public record TrackerHome(Path path) {

    public TrackerHome {
        path = path.toAbsolutePath().normalize();
    }

    /** The configuration. */
    public Path config() {
        return path.resolve(TrackerConfig.FILE_NAME);
    }

    /** The classes, roles and permissions. */
    public Path schema() {
        return path.resolve("schema.groovy");
    }

    /** What a new database is filled with. */
    public Path initialData() {
        return path.resolve("initial_data.groovy");
    }

    /** What tells from which template set the tracker was made. */
    public Path templateInfo() {
        return path.resolve(TemplateSet.INFO_FILE);
    }

    /** The digests of the files as they were installed. */
    public Path digests() {
        return path.resolve(Digests.FILE_NAME);
    }

    /** Whether there is a tracker in the folder, installed by this program or by Roundup. */
    public boolean isInstalled() {
        return Files.exists(config());
    }

    /**
     * Checks that there is a tracker.
     *
     * @throws ConfigurationError if the folder does not exist or holds no tracker
     */
    public void requireInstalled() {
        if (!Files.isDirectory(path)) {
            throw new ConfigurationError("Instance home does not exist");
        }
        if (!isInstalled()) {
            throw new ConfigurationError("Instance has not been installed");
        }
    }
}
