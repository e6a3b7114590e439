package org.roundup.tracker.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.ini.IniFile;
import org.roundup.tracker.config.option.Option;

/** Reads the files of a tracker home and reports all errors of the main one together. */
final class ConfigLoader {
    private final Path file;
    private final Path home;
    private final Path given;

    /** @param home the home as somebody wrote it, for messages */
    ConfigLoader(Path home) {
        this.given = home;
        this.home = home.toAbsolutePath().normalize();
        this.file = home.resolve(TrackerConfig.FILE_NAME);
    }

    TrackerConfig load() {
        IniFile ini = readIni();
        Problems problems = new Problems(file);
        Map<Option<?>, Given> settings = new FileReader(file, ini, problems).read();
        Values values = Values.resolve(settings, home, problems);
        new CrossChecks(settings, values, problems).run();
        problems.throwIfAny();
        List<String> notices = new ArrayList<>(new UnknownOptions(file, ini).notices());
        notices.addAll(new Notices(file, settings).list());
        return new TrackerConfig(home, settings, values, user("detectors"), user("extensions"), notices);
    }

    /** The parsed file, with its own problems. */
    IniFile readIni() {
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationError("No valid configuration files found in directory " + given);
        }
        try {
            return IniFile.read(file, Map.of("HOME", home.toString(), "TRACKER_HOME", home.toString()));
        } catch (IOException unreadable) {
            throw new ConfigurationError("Unable to read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private UserConfig user(String directory) {
        return UserConfig.load(given.resolve(directory).resolve(TrackerConfig.FILE_NAME), home);
    }
}
