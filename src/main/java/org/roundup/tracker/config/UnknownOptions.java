package org.roundup.tracker.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.roundup.tracker.config.ini.IniEntry;
import org.roundup.tracker.config.ini.IniFile;
import org.roundup.tracker.config.option.Catalogue;
import org.roundup.tracker.config.option.Option;
import org.roundup.tracker.config.option.OptionSection;

/** Finds what a file has beyond the known options, and guesses what was meant. */
final class UnknownOptions {
    private static final int FAR = 3;

    private final Path file;
    private final IniFile ini;

    UnknownOptions(Path file, IniFile ini) {
        this.file = file;
        this.ini = ini;
    }

    /** The unknown entries in the order of the file. */
    List<IniEntry> entries() {
        List<IniEntry> unknown = new ArrayList<>();
        for (String section : ini.sections()) {
            for (IniEntry entry : ini.entries(section)) {
                if (Catalogue.find(section, entry.name()).isEmpty()) {
                    unknown.add(entry);
                }
            }
        }
        return unknown;
    }

    /** One line for each unknown section, and for each unknown option of a known section. */
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        for (String section : ini.sections()) {
            Optional<OptionSection> known = Catalogue.section(section);
            if (known.isEmpty()) {
                notices.add(
                        "Unknown section [" + section + "] in " + file + " is ignored." + guess(section, sections()));
            } else {
                optionNotices(known.get(), notices);
            }
        }
        return notices;
    }

    private void optionNotices(OptionSection section, List<String> notices) {
        for (IniEntry entry : ini.entries(section.name())) {
            if (section.find(entry.name()).isEmpty()) {
                List<String> names =
                        section.options().stream().map(Option::setting).toList();
                notices.add("Unknown option " + entry.name() + " in section [" + section.name() + "] of " + file
                        + ", line " + entry.line() + ", is ignored." + guess(entry.name(), names));
            }
        }
    }

    private static List<String> sections() {
        return Catalogue.sections().stream().map(OptionSection::name).toList();
    }

    private static String guess(String unknown, Collection<String> names) {
        String lower = unknown.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> distance(lower, name) < FAR)
                .min(Comparator.comparingInt(name -> distance(lower, name)))
                .map(name -> " Did you mean " + name + "?")
                .orElse("");
    }

    /** How many letters have to be added, removed or replaced to make one word the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
