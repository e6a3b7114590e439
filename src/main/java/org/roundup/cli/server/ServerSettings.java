package org.roundup.cli.server;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.UsageError;
import org.roundup.tracker.TrackerList;
import org.roundup.tracker.config.ini.IniEntry;
import org.roundup.tracker.config.ini.IniFile;
import org.roundup.tracker.config.ini.InterpolationException;
import org.roundup.tracker.config.option.InvalidValue;
import org.roundup.tracker.config.option.ValueContext;

/** Everything that a server is told: defaults, then the file, then the command line. Immutable. */
final class ServerSettings {
    private static final String MAIN = "main";

    private final Map<ServerOption, String> texts = new EnumMap<>(ServerOption.class);
    private final Map<ServerOption, Object> values = new EnumMap<>(ServerOption.class);
    private final Map<String, Path> trackers = new LinkedHashMap<>();

    private ServerSettings() {}

    /**
     * Reads and checks the settings.
     *
     * @param file the configuration file, if one was named
     * @param flags what the command line says, in the spelling of the user
     * @param arguments the trackers of the command line, as {@code name=home}; they add to those of the file
     * @throws ConfigurationError if the file cannot be read, or a value is not accepted
     * @throws UsageError if a tracker is not given as {@code name=home}
     */
    static ServerSettings read(Optional<Path> file, Map<ServerOption, String> flags, List<String> arguments) {
        ServerSettings settings = new ServerSettings();
        for (ServerOption option : ServerOption.values()) {
            settings.set(option, option.initial());
        }
        file.ifPresent(settings::readFile);
        flags.forEach(settings::set);
        arguments.forEach(settings::addTracker);
        return settings;
    }

    private void readFile(Path file) {
        IniFile ini = TrackerList.parse(file);
        for (IniEntry entry : ini.entries(MAIN)) {
            ServerOption option = ServerOption.find(entry.name())
                    .orElseThrow(() -> new ConfigurationError(
                            "%s, line %d: there is no option %s in section [main] of a server's configuration"
                                    .formatted(file, entry.line(), entry.name())));
            try {
                String value = ini.value(MAIN, entry);
                boolean isRelative = option.isFile() && !value.isEmpty();
                set(option, isRelative ? folder(file).resolve(value).toString() : value);
            } catch (InterpolationException | ConfigurationError e) {
                throw new ConfigurationError(file + ", line " + entry.line() + ": " + e.getMessage(), e);
            }
        }
        trackers.putAll(TrackerList.of(ini, file));
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().getParent();
    }

    private void set(ServerOption option, String text) {
        try {
            String canonical = option.type().canonical(text);
            ValueContext context = new ValueContext(Path.of("").toAbsolutePath(), Optional.empty());
            texts.put(option, canonical);
            values.put(option, option.type().value(canonical, context));
        } catch (InvalidValue e) {
            throw new ConfigurationError(
                    "Invalid value for %s: '%s'%n%s".formatted(option.name(), text, e.getMessage()), e);
        }
    }

    private void addTracker(String argument) {
        String[] parts = argument.split("=", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new UsageError("Instances must be name=home, not " + argument);
        }
        trackers.put(parts[0].toLowerCase(Locale.ROOT), Path.of(parts[1]).toAbsolutePath());
    }

    /** The homes of the trackers by name, absolute. */
    Map<String, Path> trackers() {
        return Map.copyOf(trackers);
    }

    /** The value of an option as a file has it; empty if it is unset. */
    String text(ServerOption option) {
        return texts.get(option);
    }

    boolean isOn(ServerOption option) {
        return values.get(option).equals(true);
    }

    boolean isSet(ServerOption option) {
        return !text(option).isEmpty();
    }

    /** The value of an option that is a number. */
    int number(ServerOption option) {
        return (int) Math.min(((Number) values.get(option)).longValue(), Integer.MAX_VALUE);
    }

    /** The file that an option names, absolute; empty if it is unset. */
    Optional<Path> file(ServerOption option) {
        return isSet(option) ? Optional.of(Path.of(text(option)).toAbsolutePath()) : Optional.empty();
    }

    /** Whether trackers are opened only when they are asked for, and errors shown in full. */
    boolean isDebug() {
        return text(ServerOption.MULTIPROCESS).equalsIgnoreCase("debug");
    }

    /** How many requests are worked on at the same time. */
    int threads() {
        return switch (text(ServerOption.MULTIPROCESS).toLowerCase(Locale.ROOT)) {
            case "thread", "fork", "debug" -> number(ServerOption.MAX_CHILDREN);
            default -> 1;
        };
    }
}
