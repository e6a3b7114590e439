package org.roundup.tracker.config.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A section of the file and its options, in the order of a generated file. */
public final class OptionSection {
    private final String name;
    private final String comment;
    private final Map<String, Option<?>> options = new LinkedHashMap<>();

    /**
     * @param name name in the file, lower case
     * @param comment lines above the section in a generated file; may be empty
     */
    OptionSection(String name, String comment) {
        this.name = name;
        this.comment = comment.strip();
    }

    /** Begins the declaration of an option. Only for constants of the class that owns the section. */
    <T> Option.Draft<T> option(String setting, ValueType<T> type) {
        return new Option.Draft<>(this, setting, type);
    }

    void add(Option<?> option) {
        if (options.putIfAbsent(option.setting(), option) != null) {
            throw new IllegalStateException("Option " + option.name() + " is declared twice");
        }
    }

    /** Name of the section, lower case. */
    public String name() {
        return name;
    }

    /** Lines above the section in a generated file; may be empty. */
    public String comment() {
        return comment;
    }

    /** All options in order. */
    public List<Option<?>> options() {
        return List.copyOf(options.values());
    }

    /** Finds an option by its name in the file, in lower case. */
    public Optional<Option<?>> find(String setting) {
        return Optional.ofNullable(options.get(setting));
    }
}
