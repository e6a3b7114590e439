package org.roundup.cli.admin.command;

import java.nio.file.Path;
import java.util.List;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.tracker.config.ConfigDraft;
import org.roundup.tracker.config.ConfigWriter;

/** {@code genconfig}: writes a configuration with all options at their defaults. */
public final class GenconfigCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        ConfigWriter.write(new ConfigDraft(), Path.of(arguments.get(0)).toAbsolutePath());
        return 0;
    }
}
