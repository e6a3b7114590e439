package org.roundup.tracker.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.option.MailOptions;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.Option;
import org.roundup.tracker.config.option.PgpOptions;

/** Looks for everything that is, or may be, wrong with the configuration of a tracker. */
public final class ConfigCheck {
    private static final Path END_OF_SEARCH = Path.of("-");

    private final TrackerConfig config;
    private final List<String> findings = new ArrayList<>();

    private ConfigCheck(TrackerConfig config) {
        this.config = config;
    }

    /**
     * Checks the files of a tracker home.
     *
     * @return one text for each finding; empty if all is well
     */
    public static List<String> run(Path home) {
        try {
            return new ConfigCheck(TrackerConfig.load(home)).findings();
        } catch (ConfigurationError wrong) {
            return List.of(wrong.getMessage());
        }
    }

    private List<String> findings() {
        findings.addAll(config.notices());
        ConfigDraft.of(config.given())
                .unset()
                .forEach((section, settings) -> settings.forEach(setting ->
                        findings.add(Option.canonicalName(section, setting) + " is not set and has no default")));
        missing(MainOptions.TEMPLATES, config.get(MainOptions.TEMPLATES));
        config.get(MainOptions.STATIC_FILES).stream()
                .filter(path -> !END_OF_SEARCH.equals(path.getFileName()))
                .forEach(path -> missing(MainOptions.STATIC_FILES, path));
        for (Option<Optional<Path>> option :
                List.of(MailOptions.TLS_KEYFILE, MailOptions.TLS_CERTFILE, PgpOptions.HOMEDIR)) {
            config.get(option).ifPresent(path -> missing(option, path));
        }
        return List.copyOf(findings);
    }

    private void missing(Option<?> option, Path path) {
        if (!Files.exists(path)) {
            findings.add(option.name() + " names " + path + ", which does not exist");
        }
    }
}
