package org.roundup.ops.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.LogFormat;
import org.roundup.tracker.config.option.LoggingOptions;

/**
 * Applies section logging of a configuration to this process.
 *
 * <p>Without a logging configuration of its own, all loggers below {@code roundup} write to the file or the standard
 * error stream that the section names. A trouble with logging never keeps the program from starting: what does not work
 * is returned as notices, and messages go to the standard error stream then.
 */
public final class LoggingSetup {
    private static final String ROUNDUP = "roundup";

    private static Wiring current = new Wiring();

    private LoggingSetup() {}

    /**
     * Replaces the present set-up.
     *
     * @return what could not be done as configured, for the administrator
     */
    public static synchronized List<String> apply(TrackerConfig config) {
        current.undo();
        current = new Wiring();
        List<String> notices = new ArrayList<>();
        Optional<Path> file = config.get(LoggingOptions.CONFIG);
        if (file.isEmpty() || !applyFile(file.get(), config.home(), notices)) {
            applySection(config, notices);
        }
        return notices;
    }

    /** Goes back to what java.util.logging does by itself, and closes all files. */
    public static synchronized void reset() {
        current.undo();
        current = new Wiring();
    }

    private static boolean applyFile(Path file, Path home, List<String> notices) {
        String name = file.getFileName().toString();
        boolean known = name.endsWith(".properties") || name.endsWith(".json");
        if (!known || !Files.isRegularFile(file)) {
            // A notice of the configuration has told so.
            return false;
        }
        try {
            if (name.endsWith(".json")) {
                DictionaryConfig.read(file).apply(current, home, notices);
            } else {
                PropertiesConfig.apply(file, home);
            }
            return true;
        } catch (IOException | LoggingConfigException unusable) {
            notices.add("Error loading logging config from " + file + ". " + unusable.getMessage());
            return false;
        }
    }

    private static void applySection(TrackerConfig config, List<String> notices) {
        LogFormat layout = config.get(LoggingOptions.FORMAT);
        Handler handler = config.get(LoggingOptions.FILENAME)
                .map(file -> open(file, notices))
                .orElseGet(() -> new Console(System.err));
        handler.setFormatter(new LayoutFormatter(layout));
        handler.setLevel(Level.ALL);
        current.connect(ROUNDUP, Severity.toJava(config.get(LoggingOptions.LEVEL)), List.of(handler), false);
    }

    private static Handler open(Path file, List<String> notices) {
        try {
            return new LogFile(file, Rotation.NEVER);
        } catch (IOException unwritable) {
            notices.add("Unable to write log file " + file + ": " + unwritable.getMessage()
                    + ". Messages go to the standard error stream.");
            return new Console(System.err);
        }
    }
}
