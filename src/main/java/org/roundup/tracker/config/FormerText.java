package org.roundup.tracker.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roundup.tracker.config.option.Catalogue;
import org.roundup.tracker.config.option.InvalidValue;
import org.roundup.tracker.config.option.Option;

/** A configuration file that an earlier version or Roundup has generated, compared with this version. */
final class FormerText {
    private static final String DEFAULT = "# Default: ";
    private static final String NO_DEFAULT = "NO DEFAULT";
    private static final Pattern HEADER = Pattern.compile("\\[([^]]+)].*");
    /** An option in force or commented out; other comments may match too, which does no harm. */
    private static final Pattern SETTING = Pattern.compile("#?([^#\\s=:]+)\\s*[=:].*");

    private final Set<Option<?>> mentioned = new HashSet<>();
    private final Map<Option<?>, String> defaults = new HashMap<>();

    FormerText(String text) {
        String section = "";
        String lastDefault = null;
        for (String line : text.lines().toList()) {
            Matcher header = HEADER.matcher(line);
            Matcher setting = SETTING.matcher(line);
            if (header.matches()) {
                section = header.group(1);
            } else if (line.startsWith(DEFAULT)) {
                lastDefault = line.substring(DEFAULT.length()).strip().replace("%%", "%");
            } else if (setting.matches()) {
                note(section, setting.group(1), lastDefault);
                lastDefault = null;
            }
        }
    }

    private void note(String section, String setting, String initial) {
        Catalogue.find(section, setting).ifPresent(option -> {
            mentioned.add(option);
            if (initial != null) {
                defaults.put(option, initial);
            }
        });
    }

    /** A line for each option that the file does not mention. */
    List<String> newOptions() {
        List<String> lines = new ArrayList<>();
        for (Option<?> option : Catalogue.options()) {
            if (!mentioned.contains(option)) {
                lines.add("New option: [" + option.section() + "] " + option.setting());
            }
        }
        return lines;
    }

    /** A line for each option whose default was another one when the file was generated. */
    List<String> changedDefaults() {
        List<String> lines = new ArrayList<>();
        for (Option<?> option : Catalogue.options()) {
            String former = defaults.get(option);
            if (former != null && !option.generated() && !isDefault(option, former)) {
                lines.add("Default changed: [" + option.section() + "] " + option.setting() + " from " + former + " to "
                        + option.initial().orElse(NO_DEFAULT));
            }
        }
        return lines;
    }

    private static boolean isDefault(Option<?> option, String former) {
        if (option.initial().isEmpty()) {
            return former.equals(NO_DEFAULT);
        }
        try {
            return option.type().canonical(former).equals(option.initial().get());
        } catch (InvalidValue noLongerAccepted) {
            return false;
        }
    }
}
