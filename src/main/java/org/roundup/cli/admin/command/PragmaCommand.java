package org.roundup.cli.admin.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Pragmas;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ValueText;

/** {@code pragma}: changes or lists settings of the session. */
public final class PragmaCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        if (arguments.get(0).equals("list")) {
            list(session);
        } else {
            session.pragmas().set(arguments.get(0));
        }
        return 0;
    }

    private static void list(Session session) {
        Pragmas pragmas = session.pragmas();
        boolean verbose = pragmas.is(Pragmas.Name.VERBOSE);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Pragmas.Name name : Pragmas.Name.values()) {
            if (verbose || !name.isInternal()) {
                values.put(name.setting(), pragmas.get(name));
            }
        }
        if (session.options().json()) {
            Answer.json(session, values);
            return;
        }
        session.print("Current settings and values (NYI - not yet implemented):");
        for (Pragmas.Name name : Pragmas.Name.values()) {
            if (values.containsKey(name.setting())) {
                session.print("   " + name.setting() + "=" + ValueText.str(pragmas.get(name))
                        + (verbose ? "\n      " + name.description() : ""));
            }
        }
    }
}
