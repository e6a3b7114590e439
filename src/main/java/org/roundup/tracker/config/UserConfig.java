package org.roundup.tracker.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.ini.IniEntry;
import org.roundup.tracker.config.ini.IniFile;
import org.roundup.tracker.config.ini.InterpolationException;
import org.roundup.tracker.config.ini.Quoted;
import org.roundup.tracker.config.option.InvalidValue;
import org.roundup.tracker.config.option.Option;
import org.roundup.tracker.config.option.ValueContext;
import org.roundup.tracker.config.option.ValueType;
import org.roundup.tracker.config.option.ValueTypes;

/**
 * The free-form {@code config.ini} of the detectors or of the extensions.
 *
 * <p>Any section and option may be in it. Option {@code user} of section {@code foo} is called {@code FOO_USER}, an
 * option of section {@code main} only by its own name. Two options with the same name: the last one counts. Values are
 * text; the typed methods check them. Immutable.
 */
public final class UserConfig {
    private final Path file;
    private final ValueContext context;
    private final Map<String, String> values;

    private UserConfig(Path file, Map<String, String> values) {
        this.file = file;
        Path directory = file.toAbsolutePath().getParent();
        this.context = new ValueContext(directory, Optional.empty());
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Reads a file. References in values may be to {@code HOME}, the directory of the file, and to {@code TRACKER_HOME}.
     *
     * @param file the file; if it does not exist, the configuration is empty
     * @param trackerHome directory of the tracker
     * @throws ConfigurationError with everything that is wrong in the file
     */
    public static UserConfig load(Path file, Path trackerHome) {
        if (!Files.isRegularFile(file)) {
            return new UserConfig(file, new LinkedHashMap<>());
        }
        String directory = file.toAbsolutePath().normalize().getParent().toString();
        String home = trackerHome.toAbsolutePath().normalize().toString();
        Map<String, String> builtIn = Map.of("HOME", directory, "TRACKER_HOME", home);
        Problems problems = new Problems(file);
        Map<String, String> values = values(file, read(file, builtIn), problems);
        problems.throwIfAny();
        return new UserConfig(file, values);
    }

    private static IniFile read(Path file, Map<String, String> builtIn) {
        try {
            return IniFile.read(file, builtIn);
        } catch (IOException unreadable) {
            throw new ConfigurationError("Unable to read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static Map<String, String> values(Path file, IniFile ini, Problems problems) {
        ini.problems().forEach(problem -> problems.add(problem.message()));
        Map<String, String> values = new LinkedHashMap<>();
        for (String section : ini.sections()) {
            for (IniEntry entry : ini.entries(section)) {
                try {
                    values.put(Option.canonicalName(section, entry.name()), ini.value(section, entry));
                } catch (InterpolationException wrong) {
                    problems.add(FileReader.interpolationMessage(file, section, entry, wrong));
                }
            }
        }
        return values;
    }

    /** The names of all options. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Whether there is an option of that name. */
    public boolean contains(String name) {
        return values.containsKey(name);
    }

    /**
     * The text of an option.
     *
     * @throws ConfigurationError if there is none of that name
     */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new ConfigurationError("Unsupported configuration option: " + name);
        }
        return value;
    }

    /** The same for Groovy, which writes {@code config['FOO_USER']}. */
    public String getAt(String name) {
        return get(name);
    }

    /** The text of an option, or a default if there is none of that name. */
    public String get(String name, String initial) {
        return values.getOrDefault(name, initial);
    }

    /** Yes or no. */
    public boolean getBoolean(String name, boolean initial) {
        return typed(name, ValueTypes.yesNo(), initial);
    }

    /** An integer that is not negative. */
    public long getInt(String name, long initial) {
        return typed(name, ValueTypes.count(), initial);
    }

    /** Words separated by commas, without blanks around them. */
    public List<String> getList(String name, List<String> initial) {
        return typed(name, ValueTypes.words(), initial);
    }

    /** A file or directory; a relative path starts at the directory of the file. */
    public Path getPath(String name, Path initial) {
        return typed(name, ValueTypes.path(), initial);
    }

    /** A secret: the text itself, or the first line of a file if it is {@code file://PATH}. */
    public String getSecret(String name, String initial) {
        return typed(name, ValueTypes.secret(), initial);
    }

    private <T> T typed(String name, ValueType<T> type, T initial) {
        String text = values.get(name);
        if (text == null) {
            return initial;
        }
        try {
            return type.value(type.canonical(text), context);
        } catch (InvalidValue wrong) {
            String shown = type.secret() && !text.startsWith("file://") ? "(secret)" : Quoted.of(text);
            throw new ConfigurationError(
                    "Invalid value for " + name + ": " + shown + "\n" + wrong.getMessage() + "\n(" + file + ")");
        }
    }
}
