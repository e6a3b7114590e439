package org.roundup.mail.incoming;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Schema;
import org.roundup.hyperdb.UsageError;

/** Properties that the administrator presets for everything that comes by one source: option {@code -S}. */
public final class Presets {

    /** No presets. */
    public static final Presets NONE = new Presets(Map.of());

    private static final String DEFAULT_CLASS = "msg";

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
     * Checks that the tracker has the properties. A class that it does not have does not matter.
     *
     * @throws UsageError that names all that it does not have
     */
    public void check(Schema schema) {
        List<String> problems = new ArrayList<>();
        commands.forEach((className, text) -> {
            if (schema.names().contains(className)) {
                ClassDefinition definition = schema.get(className);
                for (String part : text.split(";", -1)) {
                    String name =
                            part.substring(0, Math.max(0, part.indexOf('='))).strip();
                    if (!definition.has(name) || ClassDefinition.isProtected(name)) {
                        problems.add("'" + name + "' is not a property of " + className + " that can be set");
                    }
                }
            }
        });
        if (!problems.isEmpty()) {
            throw new UsageError(String.join(", ", problems));
        }
    }
}
