package org.roundup.mail.incoming;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roundup.hyperdb.RawValues;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;

/** Properties that the administrator presets for everything that comes by one source: option {@code -S}. */
public final class Presets {

    /** No presets. */
    public static final Presets NONE = new Presets(Map.of());

    private static final String DEFAULT_CLASS = "msg";

    /** What every message, and every file, has from the mail. */
    private static final Set<String> MESSAGE =
            Set.of("author", "recipients", "date", "summary", "content", "messageid", "inreplyto", "files");

    private static final Set<String> FILE = Set.of("name", "type", "content");

    private final Map<String, String> commands;

    private Presets(Map<String, String> commands) {
        this.commands = commands;
    }

    /**
     * Reads presets, each {@code [class.]property=value[;property=value...]}; without a class they are for messages.
     *
     * @throws UsageError if one has another form
     */
    public static Presets parse(List<String> options) {
        Map<String, List<String>> byClass = new LinkedHashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                throw new UsageError("\"" + option + "\" is not of the form \"property=value\"");
            }
            int dot = option.substring(0, equals).indexOf('.');
            String className =
                    dot < 0 ? DEFAULT_CLASS : option.substring(0, dot).strip();
            byClass.computeIfAbsent(className, name -> new ArrayList<>()).add(option.substring(dot + 1));
        }
        Map<String, String> commands = new LinkedHashMap<>();
        byClass.forEach((name, list) -> commands.put(name, String.join(";", list)));
        return new Presets(commands);
    }

    /** The presets for a class, as in a subject; empty if there are none. */
    String of(String className) {
        return commands.getOrDefault(className, "");
    }

    /**
     * Checks that the tracker has the properties and takes the values. A class that it does not have does not matter.
     *
     * @throws UsageError that names all that is wrong
     */
    public void check(Tracker tracker) {
        if (commands.isEmpty()) {
            return;
        }
        List<String> problems = new ArrayList<>();
        try (Database db = tracker.open("admin")) {
            RawValues raw = new RawValues(db, tracker.passwords());
            commands.forEach((className, text) -> {
                if (tracker.schema().names().contains(className)) {
                    PropertyCommands read = PropertyCommands.read(text, raw, db.getclass(className), null);
                    problems.addAll(read.problems());
                    ofMail(className).stream()
                            .filter(read.values()::containsKey)
                            .forEach(name -> problems.add("'" + name + "' of " + className + " comes from the mail"));
                }
            });
        }
        if (!problems.isEmpty()) {
            throw new UsageError(String.join(", ", problems));
        }
    }

    private static Set<String> ofMail(String className) {
        return switch (className) {
            case "msg" -> MESSAGE;
            case "file" -> FILE;
            default -> Set.of();
        };
    }
}
