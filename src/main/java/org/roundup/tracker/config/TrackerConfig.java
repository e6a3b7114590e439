package org.roundup.tracker.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.option.Catalogue;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.Option;

/**
 * The configuration of a tracker, read and checked.
 *
 * <p>Java code asks with constants, {@code config.get(WebOptions.DEBUG)}, and gets the type of the option. Scripts and
 * templates ask with names, {@code config['WEB_DEBUG']} or {@code config.get('web', 'debug')}, and get booleans,
 * integers, texts, lists of texts, or null for a value that is left empty on purpose. Immutable.
 */
public final class TrackerConfig {
    /** Name of the file in a tracker home. */
    public static final String FILE_NAME = "config.ini";

    /** Name of the folder with the pages of a tracker that was made with Roundup. */
    public static final String ADOPTED_PAGES = "pages";

    private final Path home;
    private final Map<Option<?>, Given> given;
    private final Values values;
    private final UserConfig detectors;
    private final UserConfig ext;
    private final List<String> notices;

    TrackerConfig(
            Path home,
            Map<Option<?>, Given> given,
            Values values,
            UserConfig detectors,
            UserConfig ext,
            List<String> notices) {
        this.home = home;
        this.given = given;
        this.values = values;
        this.detectors = detectors;
        this.ext = ext;
        this.notices = List.copyOf(notices);
    }

    /**
     * Reads the configuration of a tracker home.
     *
     * @param home the directory; a relative one starts at the working directory
     * @throws ConfigurationError if there is no {@code config.ini}, or with everything that is wrong in the files
     */
    public static TrackerConfig load(Path home) {
        return new ConfigLoader(home).load();
    }

    /** The directory of the tracker, absolute. */
    public Path home() {
        return home;
    }

    /** The {@code config.ini} of the tracker, absolute. It need not exist if the configuration came from a draft. */
    public Path file() {
        return home.resolve(FILE_NAME);
    }

    /**
     * The value of an option.
     *
     * @return never null
     * @throws ConfigurationError if the option is not set and has no default
     */
    @SuppressWarnings("unchecked") // the type of the option made the value
    public <T> T get(Option<T> option) {
        return (T) values.get(option);
    }

    /** The value of an integer option as an {@code int}; a greater one counts as the greatest {@code int}. */
    public int integer(Option<Long> option) {
        return (int) Math.min(get(option), Integer.MAX_VALUE);
    }

    /** The value of an option as it is written in a file; empty if it is not set. Secrets are not resolved. */
    public Optional<String> text(Option<?> option) {
        return Optional.ofNullable(given.get(option).text());
    }

    /**
     * The directory of the page templates, absolute. That is {@code [main] templates}; but a tracker that was made with
     * Roundup keeps its pages there, in another language, and ours in the folder {@code pages} of its home.
     */
    public Path pages() {
        Path own = home.resolve(ADOPTED_PAGES);
        boolean adopted =
                get(MainOptions.TEMPLATE_ENGINE) != MainOptions.TemplateEngine.VELOCITY && Files.isDirectory(own);
        return (adopted ? own : get(MainOptions.TEMPLATES)).toAbsolutePath().normalize();
    }

    /**
     * The value of an option for scripts and templates.
     *
     * @param name such as {@code WEB_DEBUG}, an older name, or {@code HOME} or {@code TRACKER_HOME}
     * @throws ConfigurationError if there is no such option, or it is not set and has no default
     */
    public Object get(String name) {
        if (name.equals("HOME") || name.equals("TRACKER_HOME")) {
            return home.toString();
        }
        return forScripts(Catalogue.find(name)
                .orElseThrow(() -> new ConfigurationError("Unsupported configuration option: " + name)));
    }

    /** The same for Groovy, which writes {@code config['WEB_DEBUG']}. */
    public Object getAt(String name) {
        return get(name);
    }

    /** The value of an option for scripts and templates, by section and name in the file. */
    public Object get(String section, String setting) {
        return forScripts(Catalogue.find(section, setting)
                .orElseThrow(() -> new ConfigurationError(
                        "Unsupported configuration option: " + Option.canonicalName(section, setting))));
    }

    private Object forScripts(Option<?> option) {
        return simple(values.get(option), option);
    }

    private Object simple(Object value, Option<?> option) {
        if (value instanceof Optional<?> optional) {
            return optional.map(inner -> simple(inner, option)).orElse(null);
        }
        if (value instanceof Path) {
            return value.toString();
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(String::valueOf).toList();
        }
        boolean plain = value instanceof Boolean
                || value instanceof Number
                || value instanceof String
                || value instanceof Pattern;
        return plain ? value : given.get(option).text();
    }

    /** The names of all options for scripts, in the order of the file, and {@code HOME}. */
    public List<String> names() {
        return Stream.concat(Stream.of("HOME"), Catalogue.options().stream().map(Option::name))
                .toList();
    }

    /** The configuration of the detectors. */
    public UserConfig detectors() {
        return detectors;
    }

    /** The same for scripts, which write {@code config.detectors}. */
    public UserConfig getDetectors() {
        return detectors;
    }

    /** The configuration of the extensions. */
    public UserConfig ext() {
        return ext;
    }

    /** The same for scripts, which write {@code config.ext}. */
    public UserConfig getExt() {
        return ext;
    }

    /** What should be logged once, as warnings, when the tracker starts: unknown options, values without effect. */
    public List<String> notices() {
        return notices;
    }

    Map<Option<?>, Given> given() {
        return given;
    }

    /** The home only: values may be secret. */
    @Override
    public String toString() {
        return "configuration of " + home;
    }
}
