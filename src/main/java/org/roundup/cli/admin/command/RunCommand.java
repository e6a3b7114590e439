package org.roundup.cli.admin.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.UsageError;

/** {@code run}: runs a Groovy script of the administrator's, which commits what it wants to keep. */
public final class RunCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        Path script = Path.of(arguments.get(0));
        if (!Files.isRegularFile(script)) {
            throw new UsageError("There is no script " + script);
        }
        if (session.hasChanges()) {
            throw new UsageError("There are changes that are not committed; commit or rollback first");
        }
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("tracker", session.tracker());
        variables.put("args", List.copyOf(arguments.subList(1, arguments.size())));
        variables.put("out", session.console().out());
        try {
            session.tracker().runScript(script, session.db(), variables);
        } finally {
            session.rollback();
        }
        return 0;
    }
}
