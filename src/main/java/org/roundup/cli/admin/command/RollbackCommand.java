package org.roundup.cli.admin.command;

import java.util.List;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;

/** {@code rollback}: drops what was changed in this session. */
public final class RollbackCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        session.rollback();
        return 0;
    }
}
