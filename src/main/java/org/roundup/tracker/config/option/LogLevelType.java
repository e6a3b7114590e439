package org.roundup.tracker.config.option;

import java.util.Locale;

/** A severity, in any case; an empty value is ERROR. */
final class LogLevelType implements ValueType<LoggingOptions.Level> {
    @Override
    public String canonical(String text) throws InvalidValue {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "DEBUG" -> "DEBUG";
            case "INFO" -> "INFO";
            case "WARNING", "WARN", "NOTSET" -> "WARNING";
            case "ERROR", "" -> "ERROR";
            case "CRITICAL", "FATAL" -> "CRITICAL";
            default -> throw new InvalidValue(hint());
        };
    }

    @Override
    public LoggingOptions.Level value(String canonical, ValueContext context) {
        return LoggingOptions.Level.valueOf(canonical);
    }

    @Override
    public String hint() {
        return "Allowed values: DEBUG, INFO, WARNING, ERROR, CRITICAL";
    }
}
