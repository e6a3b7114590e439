package org.roundup.tracker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.ini.IniEntry;
import org.roundup.tracker.config.ini.IniFile;
import org.roundup.tracker.config.ini.IniProblem;
import org.roundup.tracker.config.ini.InterpolationException;

/** Reads which trackers are served, and from where: the section {@code [trackers]} of a server's configuration file. */
public final class TrackerList {
    private static final String SECTION = "trackers";

    private TrackerList() {}

    /**
     * Reads the list from a file. Each option is a tracker: its name, and its home, relative to the folder of the file, in
     * which {@code %(HOME)s} stands for that folder.
     *
     * @return the homes by name, in the order of the file; names are lower case
     * @throws ConfigurationError if the file cannot be read or breaks the grammar
     */
    public static Map<String, Path> read(Path file) {
        return of(parse(file), file);
    }

    /**
     * Reads a server's configuration file as far as its grammar goes.
     *
     * @throws ConfigurationError as {@link #read}
     */
    public static IniFile parse(Path file) {
        if (!Files.exists(file)) {
            throw new ConfigurationError("There is no configuration file " + file);
        }
        try {
            IniFile ini = IniFile.read(file, Map.of("HOME", folder(file).toString()));
            List<IniProblem> problems = ini.problems();
            if (!problems.isEmpty()) {
                throw new ConfigurationError(
                        problems.stream().map(IniProblem::message).collect(Collectors.joining("\n")));
            }
            return ini;
        } catch (IOException e) {
            throw new ConfigurationError("Cannot read the configuration file " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The list in a file that has been parsed.
     *
     * @throws ConfigurationError if a home refers to something unknown
     */
    public static Map<String, Path> of(IniFile ini, Path file) {
        Map<String, Path> homes = new LinkedHashMap<>();
        for (IniEntry entry : ini.entries(SECTION)) {
            try {
                homes.put(
                        entry.name(),
                        folder(file).resolve(ini.value(SECTION, entry)).normalize());
            } catch (InterpolationException e) {
                throw new ConfigurationError(file + ", line " + entry.line() + ": " + e.getMessage(), e);
            }
        }
        return homes;
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().getParent();
    }
}
