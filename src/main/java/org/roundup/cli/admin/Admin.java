package org.roundup.cli.admin;

import java.util.List;
import org.roundup.cli.admin.shell.Shell;

/** The command {@code admin}: looks after trackers from the command line. */
public final class Admin {

    private Admin() {}

    /**
     * Runs one command of {@code roundup admin}, or the interactive mode.
     *
     * @param arguments options, the command and its arguments
     * @return the exit code
     */
    public static int run(String[] arguments) {
        return Shell.ofProcess().run(List.of(arguments));
    }
}
