package org.roundup.cli.admin.command;

import java.nio.file.Path;
import java.util.List;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.tracker.config.ConfigUpdate;

/** {@code updateconfig}: writes the configuration of the tracker with the options of this version. */
public final class UpdateconfigCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        try {
            ConfigUpdate.run(session.home(), Path.of(arguments.get(0)).toAbsolutePath())
                    .forEach(session::print);
        } catch (ConfigurationError e) {
            throw new ConfigurationError("Couldn't open tracker: " + e.getMessage(), e);
        }
        return 0;
    }
}
