package org.roundup.cli.admin.command;

import java.util.List;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;

/** {@code commit}: makes permanent what was changed in this session. */
public final class CommitCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        session.commit();
        return 0;
    }
}
