package org.roundup.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeMap;
import org.roundup.hyperdb.UsageError;
import org.roundup.tracker.TrackerList;

/** Writes the configuration file of a server. */
final class SettingsFile {
    private SettingsFile() {}

    /**
     * Writes a file with all options and trackers; one that is there is kept as {@code NAME.bak}.
     *
     * @throws UsageError if the file that is there is the configuration of a tracker
     */
    static void save(ServerSettings settings, Path file) throws IOException {
        if (Files.exists(file)) {
            if (TrackerList.parse(file).sections().contains("tracker")) {
                throw new UsageError(
                        file + " is the configuration of a tracker, not of a server. " + "Name another file with -C.");
            }
            String name = file.getFileName().toString();
            int dot = name.lastIndexOf('.');
            Path kept = file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".bak");
            Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(file, text(settings));
    }

    private static String text(ServerSettings settings) {
        StringBuilder text = new StringBuilder("# Roundup server configuration file\n\n[main]\n");
        for (ServerOption option : ServerOption.values()) {
            text.append('\n');
            comment(text, option.description());
            comment(text, option.type().hint());
            comment(text, "Default: " + escaped(option.initial()));
            line(text, option.setting(), settings.text(option));
        }
        text.append("\n# The trackers to serve: a name for URLs, and the home. Relative homes start at this file.\n");
        text.append("[trackers]\n");
        new TreeMap<>(settings.trackers()).forEach((name, home) -> line(text.append('\n'), name, home.toString()));
        return text.toString();
    }

    private static void comment(StringBuilder text, String comment) {
        comment.lines().forEach(line -> text.append("# ").append(line).append('\n'));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(" = ").append(escaped(value)).append('\n');
    }

    private static String escaped(String value) {
        return value.replace("%", "%%");
    }
}
