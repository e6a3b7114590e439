package org.roundup.ops.logging;

import java.util.logging.Level;
import org.roundup.tracker.config.option.LoggingOptions;

/** Severities in the words of the configuration and of java.util.logging. */
final class Severity {
    /** More severe than anything this program logs by itself; libraries may use it. */
    static final Level CRITICAL = new CriticalLevel();

    private static final int STEP = 10;

    private Severity() {}

    private static final class CriticalLevel extends Level {
        private static final long serialVersionUID = 1L;

        CriticalLevel() {
            super("CRITICAL", Level.SEVERE.intValue() + 100);
        }
    }

    static Level toJava(LoggingOptions.Level level) {
        return switch (level) {
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR -> Level.SEVERE;
            case CRITICAL -> CRITICAL;
        };
    }

    static LoggingOptions.Level toConfig(Level level) {
        LoggingOptions.Level result = LoggingOptions.Level.DEBUG;
        for (LoggingOptions.Level candidate : LoggingOptions.Level.values()) {
            if (level.intValue() >= toJava(candidate).intValue()) {
                result = candidate;
            }
        }
        return result;
    }

    /** The number that Python gives a severity: 10 for DEBUG to 50 for CRITICAL. */
    static int number(LoggingOptions.Level level) {
        return (level.ordinal() + 1) * STEP;
    }
}
