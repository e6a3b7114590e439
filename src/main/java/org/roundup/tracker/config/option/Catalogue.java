package org.roundup.tracker.config.option;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All options of a tracker's {@code config.ini}, in the order of a generated file. */
public final class Catalogue {
    private static final List<OptionSection> SECTIONS = List.of(
            MainOptions.SECTION,
            TrackerOptions.SECTION,
            WebOptions.SECTION,
            RdbmsOptions.SECTION,
            SessiondbOptions.SECTION,
            LoggingOptions.SECTION,
            MailOptions.SECTION,
            MailgwOptions.SECTION,
            PgpOptions.SECTION,
            NosyOptions.SECTION,
            MarkdownOptions.SECTION,
            WebhookOptions.SECTION);
    private static final List<Option<?>> OPTIONS = SECTIONS.stream()
            .<Option<?>>flatMap(section -> section.options().stream())
            .toList();
    private static final Map<String, Option<?>> BY_NAME = byName();

    private static final Map<String, OptionSection> BY_SECTION =
            SECTIONS.stream().collect(Collectors.toUnmodifiableMap(OptionSection::name, section -> section));

    private Catalogue() {}

    private static Map<String, Option<?>> byName() {
        Map<String, Option<?>> names = new HashMap<>();
        for (Option<?> option : OPTIONS) {
            names.put(option.name(), option);
            option.aliases().forEach(alias -> names.put(alias, option));
        }
        return Map.copyOf(names);
    }

    /** The sections in order. */
    public static List<OptionSection> sections() {
        return SECTIONS;
    }

    /** The options of all sections in order. */
    public static List<Option<?>> options() {
        return OPTIONS;
    }

    /** Finds an option by the name for scripts, e.g. {@code WEB_DEBUG}, or by one of its older names. */
    public static Optional<Option<?>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Finds an option by its place in the file; both names are compared as they are. */
    public static Optional<Option<?>> find(String section, String setting) {
        return section(section).flatMap(found -> found.find(setting));
    }

    /** Finds a section by its name; case counts. */
    public static Optional<OptionSection> section(String name) {
        return Optional.ofNullable(BY_SECTION.get(name));
    }
}
