package org.roundup.tracker.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.ini.IniEntry;
import org.roundup.tracker.config.ini.IniFile;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.Option;
import org.roundup.tracker.config.option.RdbmsOptions;

/**
 * Writes the configuration of a tracker anew, with the options and descriptions of this version.
 *
 * <p>No value that is in force changes, except an outdated number of password rounds. Options unknown to this version
 * stay as comments. References to the home stay references, others are replaced by what they stand for. Comments of the
 * old file are lost.
 */
public final class ConfigUpdate {
    private static final String OLD_ROUNDS = "10000";
    private static final Pattern SECRET_NAME = Pattern.compile("pass|secret|key|token|url", Pattern.CASE_INSENSITIVE);

    private final Path file;
    private final TrackerConfig config;
    private final IniFile ini;
    private final String text;
    private final Map<Option<?>, Given> given;
    private final List<String> messages = new ArrayList<>();

    private ConfigUpdate(Path home) {
        ConfigLoader loader = new ConfigLoader(home);
        this.config = loader.load();
        this.file = home.resolve(TrackerConfig.FILE_NAME);
        this.ini = loader.readIni();
        this.text = read(file);
        this.given = new LinkedHashMap<>(config.given());
    }

    /**
     * Writes the updated configuration.
     *
     * @param home directory of the tracker
     * @param target the file to write, perhaps the tracker's own
     * @return what the administrator should know, line by line
     * @throws ConfigurationError if the old file is wrong or the new one cannot be written
     */
    public static List<String> run(Path home, Path target) {
        return new ConfigUpdate(home).run(target);
    }

    private List<String> run(Path target) {
        messages.add("");
        raiseRounds();
        adviseOnCollation();
        List<IniEntry> unknown = new UnknownOptions(file, ini).entries();
        unknown.forEach(this::reportUnknown);
        FormerText former = new FormerText(text);
        messages.addAll(former.newOptions());
        messages.addAll(former.changedDefaults());
        String updated = new FileText(given, Leftovers.of(text, unknown))
                .render(ConfigDraft.of(given).unset(), ZonedDateTime.now());
        ConfigWriter.write(updated, target);
        return messages;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new ConfigurationError("Unable to read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private void raiseRounds() {
        Option<Long> option = MainOptions.PASSWORD_PBKDF2_DEFAULT_ROUNDS;
        String recommended = option.initial().orElseThrow();
        if (given.get(option).text().equals(OLD_ROUNDS)) {
            messages.add("Changing option");
            messages.add("   'password_pbkdf2_default_rounds'");
            messages.add("from old default of " + OLD_ROUNDS + " to new default of " + recommended + ".");
            given.put(option, Given.set(recommended));
        } else if (config.get(option) < Long.parseLong(recommended)) {
            messages.add("Update 'password_pbkdf2_default_rounds' to a number equal to or larger");
            messages.add("  than " + recommended + ".");
        }
    }

    private void adviseOnCollation() {
        String charset = config.get(RdbmsOptions.MYSQL_CHARSET);
        if (!config.get(RdbmsOptions.MYSQL_COLLATION).startsWith(charset + "_")) {
            messages.add("Check the rdbms mysql_* settings. Your charset and collations may need");
            messages.add("  to be changed. See upgrading instructions.");
        }
    }

    private void reportUnknown(IniEntry entry) {
        String value = SECRET_NAME.matcher(entry.name()).find() ? "(secret)" : entry.raw();
        messages.add("Unknown option kept as a comment: [" + entry.section() + "] " + entry.name() + " = "
                + value.replace("\n", "\n    "));
    }
}
