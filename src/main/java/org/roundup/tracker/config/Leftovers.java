package org.roundup.tracker.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.tracker.config.ini.IniEntry;
import org.roundup.tracker.config.option.Catalogue;

/**
 * Options that this version does not know, kept as comments when a file is written anew.
 *
 * <p>They stand below a marker line at the end of their section, or below another one at the end of the file if the
 * section is unknown too. What an earlier rewriting has kept is found again by these markers.
 */
final class Leftovers {
    private static final String OPTIONS = "# Options kept from an earlier file, without effect:";
    private static final String SECTIONS = "# Sections kept from an earlier file, without effect:";

    private final Map<String, List<String>> bySection = new LinkedHashMap<>();
    private final List<String> atEnd = new ArrayList<>();

    /** Nothing to keep. */
    static Leftovers none() {
        return new Leftovers();
    }

    /**
     * Collects what has to be kept.
     *
     * @param text the old file, for what was kept in it before
     * @param unknown the unknown options that are in force in it
     */
    static Leftovers of(String text, List<IniEntry> unknown) {
        Leftovers result = new Leftovers();
        result.findKept(text);
        result.add(unknown);
        return result;
    }

    private void findKept(String text) {
        String section = "";
        List<String> target = null;
        for (String line : text.lines().toList()) {
            if (line.startsWith("[") && line.indexOf(']') > 0) {
                section = line.substring(1, line.indexOf(']'));
            }
            if (line.equals(OPTIONS)) {
                target = inSection(section);
            } else if (line.equals(SECTIONS)) {
                target = atEnd;
            } else if (!line.startsWith("#")) {
                target = null;
            } else if (target != null) {
                target.add(line);
            }
        }
    }

    private void add(List<IniEntry> unknown) {
        String lastSection = "";
        for (IniEntry entry : unknown) {
            boolean known = Catalogue.section(entry.section()).isPresent();
            List<String> target = known ? inSection(entry.section()) : atEnd;
            if (!known && !entry.section().equals(lastSection)) {
                target.add("#[" + entry.section() + "]");
            }
            lastSection = entry.section();
            target.addAll((entry.name() + " = " + entry.raw().replace("\n", "\n    "))
                    .lines()
                    .map(line -> "#" + line)
                    .toList());
        }
    }

    private List<String> inSection(String section) {
        return bySection.computeIfAbsent(section, any -> new ArrayList<>());
    }

    /** The comment lines for the end of a section; none if nothing was kept. */
    List<String> afterSection(String section) {
        return marked(OPTIONS, bySection.getOrDefault(section, List.of()));
    }

    /** The comment lines for the end of the file; none if nothing was kept. */
    List<String> atEnd() {
        return marked(SECTIONS, atEnd);
    }

    private static List<String> marked(String marker, List<String> lines) {
        List<String> result = new ArrayList<>();
        if (!lines.isEmpty()) {
            result.add(marker);
            result.addAll(lines);
        }
        return result;
    }
}
