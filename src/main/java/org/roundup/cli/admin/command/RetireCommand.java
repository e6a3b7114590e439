package org.roundup.cli.admin.command;

import java.util.List;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Items;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.Designator;

/** {@code retire}: takes items out of lists and searches. */
public final class RetireCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        List<Designator> items = Items.existing(session, arguments.get(0));
        session.changed();
        items.forEach(item -> session.hyperclass(item.className()).retire(item.id()));
        return 0;
    }
}
