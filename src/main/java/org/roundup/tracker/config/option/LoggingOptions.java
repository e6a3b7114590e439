package org.roundup.tracker.config.option;

import java.nio.file.Path;
import java.util.Optional;

/** Section logging: what is written down, and where. */
public final class LoggingOptions {
    static final OptionSection SECTION = new OptionSection(
            "logging",
            "Messages for the administrator. Inside an application server, its own settings decide instead.");

    /** Severities, least first. */
    public enum Level {
        DEBUG,
        INFO,
        WARNING,
        ERROR,
        CRITICAL
    }

    public static final Option<Optional<Path>> CONFIG = SECTION.option("config", ValueTypes.optional(ValueTypes.path()))
            .initially("")
            .means("""
                    File that describes logging completely: logging.properties of Java, or a Python
                    dictionary as .json. If it is set, filename, level and format do not count.""");

    public static final Option<Optional<Path>> FILENAME = SECTION.option(
                    "filename", ValueTypes.optional(ValueTypes.path()))
            .initially("")
            .means("File to which messages are appended. Empty is the standard error stream.");

    public static final Option<Level> LEVEL = SECTION.option("level", ValueTypes.logLevel())
            .initially("ERROR")
            .means("The least severity that is written.");

    public static final Option<LogFormat> FORMAT = SECTION.option("format", ValueTypes.logFormat())
            .initially("%(asctime)s %(trace_id)s %(levelname)s %(message)s")
            .means("""
                    Layout of a message. Besides the names of a Python LogRecord there are trace_id,
                    which ties together all messages of one request, mail or command, trace_reason,
                    which tells what that was, and pct_char, a per cent sign.""");

    public static final Option<Boolean> DISABLE_LOGGERS = SECTION.option("disable_loggers", ValueTypes.yesNo())
            .initially("no")
            .unused()
            .means("Has no effect: it silenced Python libraries.");

    private LoggingOptions() {}
}
