package org.roundup.tracker.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.option.Catalogue;
import org.roundup.tracker.config.option.InvalidValue;
import org.roundup.tracker.config.option.MailOptions;
import org.roundup.tracker.config.option.Option;

/**
 * A configuration in the making: all defaults at first, then whatever is set.
 *
 * <p>For creating trackers and for tests. Every value is checked when it is set. Not for use by several threads.
 */
public final class ConfigDraft {
    private final Map<Option<?>, Given> given = new LinkedHashMap<>();

    /** Begins with the defaults; those that are random are made anew. */
    public ConfigDraft() {
        for (Option<?> option : Catalogue.options()) {
            given.put(option, Given.initially(option.initial().orElse(null)));
        }
    }

    static ConfigDraft of(Map<Option<?>, Given> given) {
        ConfigDraft draft = new ConfigDraft();
        draft.given.putAll(given);
        return draft;
    }

    Map<Option<?>, Given> given() {
        return given;
    }

    /**
     * Sets an option by its name for scripts, e.g. {@code tracker_web}, in any case.
     *
     * @throws ConfigurationError if there is no such option or it does not accept the value
     */
    public ConfigDraft set(String name, String value) {
        String upper = name.toUpperCase(Locale.ROOT);
        return set(
                Catalogue.find(upper)
                        .orElseThrow(() -> new ConfigurationError("Unsupported configuration option: " + upper)),
                value);
    }

    /**
     * Sets an option.
     *
     * @throws ConfigurationError if the option does not accept the value
     */
    public ConfigDraft set(Option<?> option, String value) {
        try {
            given.put(option, Given.set(option.type().canonical(value)));
        } catch (InvalidValue wrong) {
            Problems problems = new Problems(null);
            problems.add(option, value, 0, wrong);
            problems.throwIfAny();
        }
        return this;
    }

    /**
     * Sets all options of a template's {@code config_ini.ini}.
     *
     * @throws ConfigurationError if the file is broken, names an unknown option or has a value that is not accepted
     */
    public ConfigDraft setAll(Path templateFile) {
        UserConfig settings =
                UserConfig.load(templateFile, templateFile.toAbsolutePath().getParent());
        settings.names().forEach(name -> set(name, settings.get(name)));
        return this;
    }

    /** The options that somebody has to set before the tracker can be used, by section. */
    public Map<String, List<String>> unset() {
        Map<String, List<String>> unset = new LinkedHashMap<>();
        given.forEach((option, source) -> {
            boolean unneeded = option == MailOptions.PASSWORD && !Values.isSet(given, MailOptions.USERNAME);
            if (source.text() == null && !unneeded) {
                unset.computeIfAbsent(option.section(), any -> new ArrayList<>())
                        .add(option.setting());
            }
        });
        return unset;
    }

    /**
     * The configuration of a tracker without writing it to a file.
     *
     * @param home directory of the tracker; files of detectors and extensions below it are read
     * @throws ConfigurationError with everything that is wrong
     */
    public TrackerConfig build(Path home) {
        Path absolute = home.toAbsolutePath().normalize();
        Problems problems = new Problems(null);
        Map<Option<?>, Given> copy = new LinkedHashMap<>(given);
        Values values = Values.resolve(copy, absolute, problems);
        new CrossChecks(copy, values, problems).run();
        problems.throwIfAny();
        UserConfig detectors = UserConfig.load(home.resolve("detectors").resolve(TrackerConfig.FILE_NAME), absolute);
        UserConfig ext = UserConfig.load(home.resolve("extensions").resolve(TrackerConfig.FILE_NAME), absolute);
        List<String> notices = new Notices(absolute.resolve(TrackerConfig.FILE_NAME), copy).list();
        return new TrackerConfig(absolute, copy, values, detectors, ext, notices);
    }
}
