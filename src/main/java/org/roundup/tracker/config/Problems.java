package org.roundup.tracker.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.ini.Quoted;
import org.roundup.tracker.config.option.InvalidValue;
import org.roundup.tracker.config.option.Option;

/** Collects what is wrong with a configuration, so that all of it can be reported at once. */
final class Problems {
    private static final String FILE_REFERENCE = "file://";

    private final Path file;
    private final List<String> messages = new ArrayList<>();

    /** @param file where the values come from, for messages; null if they come from no file */
    Problems(Path file) {
        this.file = file;
    }

    void add(String message) {
        messages.add(message);
    }

    /** Notes a value that an option does not accept. */
    void add(Option<?> option, String value, int line, InvalidValue why) {
        String explanation = why instanceof InvalidValue.Unreadable
                ? "Unable to read value for " + option.name() + ". " + why.getMessage()
                : why.getMessage();
        add(option, value, line, explanation);
    }

    void add(Option<?> option, String value, int line, String explanation) {
        invalid(option, shown(option, value), line, explanation);
    }

    /** Notes an option that has no value although another one demands it. */
    void addUndefined(Option<?> option, String explanation) {
        invalid(option, "'not defined'", 0, explanation);
    }

    private void invalid(Option<?> option, String shown, int line, String explanation) {
        String message = "Invalid value for " + option.name() + ": " + shown + "\n" + explanation;
        messages.add(file == null ? message : message + "\n" + place(option, line));
    }

    /** A value for a message; secrets are not shown, but the names of files that hold them are. */
    private static String shown(Option<?> option, String value) {
        boolean hide = option.secret() && !value.isEmpty() && !value.startsWith(FILE_REFERENCE);
        return hide ? "(secret)" : Quoted.of(value);
    }

    private String place(Option<?> option, int line) {
        String where = line > 0 ? ", line " + line : "";
        return "(" + file + where + ", section [" + option.section() + "], option " + option.setting() + ")";
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    void throwIfAny() {
        if (!messages.isEmpty()) {
            throw new ConfigurationError(String.join("\n", messages));
        }
    }
}
