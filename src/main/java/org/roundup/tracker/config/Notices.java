package org.roundup.tracker.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.tracker.config.option.LoggingOptions;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.Option;
import org.roundup.tracker.config.option.SessiondbOptions;
import org.roundup.tracker.config.option.WebOptions;

/** Finds values that are accepted but have no effect, or an unexpected one. */
final class Notices {
    private final Path file;
    private final Path home;
    private final Map<Option<?>, Given> given;
    private final List<String> notices = new ArrayList<>();

    /** @param file as messages name it */
    Notices(Path file, Map<Option<?>, Given> given) {
        this.file = file;
        this.home = file.toAbsolutePath().getParent();
        this.given = given;
    }

    List<String> list() {
        ifOneOf(MainOptions.TEMPLATE_ENGINE, "pages are rendered by velocity", "zopetal", "chameleon", "jinja2");
        ifOneOf(MainOptions.INDEXER, "the built-in text search is used", "xapian", "whoosh");
        ifOneOf(SessiondbOptions.BACKEND, "sessions are kept beside the main database", "anydbm");
        loggingConfig();
        given.forEach((option, source) -> {
            if (option.unused() && !isHarmless(option, source.text())) {
                add(option, "it has no effect here");
            }
        });
        if (!given.get(WebOptions.SECRET_KEY).explicit()) {
            notices.add("Option secret_key in section [web] of " + file + " is not set. A random one is used until the "
                    + "next start, so all version marks (ETags) that clients hold become useless then.");
        }
        return notices;
    }

    private void loggingConfig() {
        String name = given.get(LoggingOptions.CONFIG).text();
        if (name == null || name.isEmpty()) {
            return;
        }
        boolean readable = name.endsWith(".properties") || name.endsWith(".json");
        if (!Files.isRegularFile(home.resolve(name))) {
            add(LoggingOptions.CONFIG, "there is no such file, so filename, level and format of this section count");
        } else if (!readable) {
            add(
                    LoggingOptions.CONFIG,
                    "only .properties and .json are understood, so filename, level and format of this section count");
        }
    }

    /** Whether nobody can expect an effect of a value that has none. */
    private static boolean isHarmless(Option<?> option, String text) {
        boolean html5 = option == MainOptions.HTML_VERSION && text.equals("html5");
        boolean python = option == LoggingOptions.DISABLE_LOGGERS;
        return html5 || python || option.initial().equals(Optional.of(text));
    }

    private void ifOneOf(Option<?> option, String instead, String... values) {
        if (List.of(values).contains(given.get(option).text())) {
            add(option, instead);
        }
    }

    private void add(Option<?> option, String effect) {
        Given source = given.get(option);
        notices.add("Value " + source.text() + " of option " + option.setting() + " in section [" + option.section()
                + "] of " + file + ": " + effect + ".");
    }
}
