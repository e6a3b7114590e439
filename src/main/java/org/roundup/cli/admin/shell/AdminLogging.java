package org.roundup.cli.admin.shell;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What commands log, unless {@code -Djava.util.logging.config.file=FILE} or the tracker says something else. */
final class AdminLogging {

    private static final String FORMAT = "java.util.logging.SimpleFormatter.format";
    private static final String LINE = "%4$s: %5$s%n";

    private AdminLogging() {}

    /** Only warnings, a line each, go to the standard error. */
    static void start() {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        if (System.getProperty(FORMAT) == null) {
            System.setProperty(FORMAT, LINE);
        }
        Logger.getLogger("").setLevel(Level.WARNING);
    }
}
