package org.roundup.cli.server;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.tracker.config.option.InvalidValue;
import org.roundup.tracker.config.option.ValueTypes;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** The command line of {@code server}: a flag for each {@link ServerOption}, and some more. */
final class ServerFlags {
    private static final String CONFIG = "--config";
    private static final String SAVE = "--save-config";
    private static final String SERVICE = "-c";

    private final CommandLine line;
    private ParseResult result;

    ServerFlags() {
        CommandSpec spec = CommandSpec.create().name("roundup server");
        spec.usageMessage()
                .description("Serves trackers until it is told to end.")
                .sortOptions(false)
                .abbreviateSynopsis(true);
        for (ServerOption option : ServerOption.values()) {
            spec.addOption(flag(option));
        }
        spec.addOption(OptionSpec.builder("-C", CONFIG)
                .type(Path.class)
                .paramLabel("FILE")
                .description("Configuration file with sections [main] and [trackers].")
                .build());
        spec.addOption(OptionSpec.builder("-S", SAVE)
                .description("Write these settings to that file, or to ./config.ini, and exit.")
                .build());
        spec.addOption(OptionSpec.builder(SERVICE)
                .arity("0..1")
                .type(String.class)
                .paramLabel("COMMAND")
                .description("Windows service: tells how.")
                .build());
        spec.addOption(OptionSpec.builder("-v", "--version")
                .versionHelp(true)
                .description("Print the version and exit.")
                .build());
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help and exit.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .paramLabel("name=home")
                .description("Trackers, besides those of the file.")
                .build());
        line = new CommandLine(spec);
    }

    private static OptionSpec flag(ServerOption option) {
        OptionSpec.Builder flag = OptionSpec.builder(option.flags().toArray(String[]::new))
                .description(option.description().replace("%", "%%"));
        if (!option.isSwitch()) {
            return flag.type(String.class).paramLabel("VALUE").build();
        }
        // As a Boolean it takes a value only behind an equals sign, never the tracker that follows it.
        return flag.type(Boolean.class)
                .arity("0..1")
                .fallbackValue("yes")
                .paramLabel("yes|no")
                .converters(ServerFlags::yesOrNo)
                .build();
    }

    private static Boolean yesOrNo(String text) {
        try {
            return ValueTypes.yesNo().canonical(text).equals("yes");
        } catch (InvalidValue e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** @throws CommandLine.ParameterException if the arguments do not follow the syntax; the message tells why */
    void parse(String[] arguments) {
        result = line.parseArgs(arguments);
    }

    void usage(PrintStream out) {
        line.usage(out);
    }

    boolean isHelpAsked() {
        return result.isUsageHelpRequested();
    }

    boolean isVersionAsked() {
        return result.isVersionHelpRequested();
    }

    boolean isSaveAsked() {
        return result.hasMatchedOption(SAVE);
    }

    boolean isServiceAsked() {
        return result.hasMatchedOption(SERVICE);
    }

    /** The configuration file, if one is named. */
    Optional<Path> file() {
        return Optional.ofNullable(result.matchedOptionValue(CONFIG, null));
    }

    /** What is set, in the spelling of the user. */
    Map<ServerOption, String> options() {
        Map<ServerOption, String> options = new EnumMap<>(ServerOption.class);
        for (ServerOption option : ServerOption.values()) {
            String name = option.flags().get(0);
            if (result.hasMatchedOption(name)) {
                Object value = result.matchedOptionValue(name, null);
                options.put(option, value instanceof Boolean isOn ? (isOn ? "yes" : "no") : (String) value);
            }
        }
        return options;
    }

    /** The trackers, as {@code name=home}. */
    List<String> trackers() {
        return result.matchedPositionalValue(0, List.of());
    }
}
