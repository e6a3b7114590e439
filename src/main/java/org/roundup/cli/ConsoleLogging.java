package org.roundup.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** How commands log, unless {@code -Djava.util.logging.config.file=FILE} or a tracker says something else. */
final class ConsoleLogging {
    private static final String FORMAT = "java.util.logging.SimpleFormatter.format";

    /** Held here, since the log manager holds loggers weakly. */
    private static final List<Logger> QUIET = Stream.of("com.zaxxer", "org.apache", "org.jboss")
            .map(Logger::getLogger)
            .toList();

    private ConsoleLogging() {}

    /** Makes log lines one line each, and libraries speak up only when something is wrong. */
    static void start() {
        if (System.getProperty("java.util.logging.config.file") == null) {
            if (System.getProperty(FORMAT) == null) {
                System.setProperty(FORMAT, "%1$tF %1$tT %4$s %3$s: %5$s%6$s%n");
            }
            QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        }
    }
}
