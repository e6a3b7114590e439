package org.roundup.tracker.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.roundup.tracker.config.ini.IniEntry;
import org.roundup.tracker.config.ini.IniFile;
import org.roundup.tracker.config.ini.InterpolationException;
import org.roundup.tracker.config.option.Catalogue;
import org.roundup.tracker.config.option.InvalidValue;
import org.roundup.tracker.config.option.Option;

/** Takes the values of all known options from a parsed file and checks their spelling. */
final class FileReader {
    private final Path file;
    private final IniFile ini;
    private final Problems problems;

    FileReader(Path file, IniFile ini, Problems problems) {
        this.file = file;
        this.ini = ini;
        this.problems = problems;
    }

    Map<Option<?>, Given> read() {
        ini.problems().forEach(problem -> problems.add(problem.message()));
        Map<Option<?>, Given> values = new LinkedHashMap<>();
        for (Option<?> option : Catalogue.options()) {
            Optional<IniEntry> entry = ini.entry(option.section(), option.setting());
            values.put(
                    option,
                    entry.map(found -> given(option, found))
                            .orElseGet(() -> Given.initially(option.initial().orElse(null))));
        }
        return values;
    }

    /** The value of an option; one without any value stands for a faulty one, which has been noted. */
    private Given given(Option<?> option, IniEntry entry) {
        String text = "";
        try {
            text = ini.value(option.section(), entry);
            return new Given(option.type().canonical(text), entry.raw(), entry.line(), true);
        } catch (InterpolationException wrong) {
            problems.add(interpolationMessage(file, option.section(), entry, wrong));
        } catch (InvalidValue wrong) {
            problems.add(option, text, entry.line(), wrong);
        }
        return new Given(null, entry.raw(), entry.line(), true);
    }

    static String interpolationMessage(Path file, String section, IniEntry entry, InterpolationException wrong) {
        return "Error in " + file + " with section [" + section + "] at option " + entry.name() + ": "
                + wrong.getMessage() + " (line " + entry.line() + ")";
    }
}
