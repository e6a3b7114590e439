package org.roundup.tracker.config.option;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One option of the configuration.
 *
 * @param <T> what the program gets as its value
 */
public final class Option<T> {
    private final String section;
    private final String setting;
    private final ValueType<T> type;
    private final Supplier<String> initial;
    private final boolean generated;
    private final boolean unused;
    private final List<String> aliases;
    private final String description;

    private Option(Draft<T> draft, String description) {
        this.section = draft.section.name();
        this.setting = draft.setting;
        this.type = draft.type;
        this.initial = draft.initial;
        this.generated = draft.generated;
        this.unused = draft.unused;
        this.aliases = List.copyOf(draft.aliases);
        this.description = description.strip();
    }

    /** Name of the section in the file, lower case. */
    public String section() {
        return section;
    }

    /** Name of the option in the file, lower case. */
    public String setting() {
        return setting;
    }

    /** The name for scripts and messages: {@code WEB_DEBUG}, or {@code DATABASE} in section main. */
    public String name() {
        return canonicalName(section, setting);
    }

    /** Forms the name for scripts of any option. */
    public static String canonicalName(String section, String setting) {
        String name = section.equals("main") ? setting : section + "_" + setting;
        return name.toUpperCase(Locale.ROOT);
    }

    /** Further names that scripts may use. */
    public List<String> aliases() {
        return aliases;
    }

    /** What values look like. */
    public ValueType<T> type() {
        return type;
    }

    /** The canonical spelling of the default; empty if there is none. A {@link #generated} one differs at every call. */
    public Optional<String> initial() {
        return Optional.ofNullable(initial.get());
    }

    /** Whether the default is made at random, so that it has to be kept in the file. */
    public boolean generated() {
        return generated;
    }

    /** Whether the option is only accepted for the sake of existing files and has no effect. */
    public boolean unused() {
        return unused;
    }

    /** Whether the value must not be shown in logs and messages. */
    public boolean secret() {
        return type.secret();
    }

    /** What the option does, in one or more lines, for people who edit the file. */
    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return name();
    }

    /** An option while it is being declared; {@link #means} ends the declaration. */
    static final class Draft<T> {
        private final OptionSection section;
        private final String setting;
        private final ValueType<T> type;
        private Supplier<String> initial = () -> null;
        private boolean generated;
        private boolean unused;
        private List<String> aliases = List.of();

        Draft(OptionSection section, String setting, ValueType<T> type) {
            this.section = section;
            this.setting = setting;
            this.type = type;
        }

        /** Sets the default, in canonical spelling. */
        Draft<T> initially(String value) {
            initial = () -> value;
            return this;
        }

        /** Sets a default that is made anew each time. */
        Draft<T> generatedBy(Supplier<String> maker) {
            initial = maker;
            generated = true;
            return this;
        }

        Draft<T> alias(String... names) {
            aliases = List.of(names);
            return this;
        }

        /** Declares that the option has no effect in this program. */
        Draft<T> unused() {
            unused = true;
            return this;
        }

        Option<T> means(String description) {
            Option<T> option = new Option<>(this, description);
            section.add(option);
            return option;
        }
    }
}
