package org.roundup.cli.admin.session;

import java.util.List;

/** A command of {@code roundup admin}. */
public interface Command {

    /**
     * Runs the command.
     *
     * @param arguments the words behind its name
     * @return the exit code
     * @throws org.roundup.hyperdb.UsageError if it was called in a wrong way: the way to call it is shown then
     * @throws org.roundup.hyperdb.RoundupException if it cannot do its work; what it has changed is rolled back
     */
    int run(Session session, List<String> arguments);
}
