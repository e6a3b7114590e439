package org.roundup.cli.admin.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.session.Sessions;

/** {@code sessions}: shows who is logged in to the pages, and ends sessions. What is ended cannot be rolled back. */
public final class SessionsCommand implements Command {

    private static final String USER = "user=";

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        List<String> more = arguments.subList(1, arguments.size());
        Sessions sessions = session.tracker().store().sessions();
        switch (arguments.get(0)) {
            case "list" -> {
                Arguments.atMost(1, more);
                list(session, more.isEmpty() ? sessions.all() : sessions.of(more.get(0)));
            }
            case "end" -> {
                Arguments.atLeast(1, more);
                more.forEach(which -> end(session, sessions, which));
            }
            default -> throw new UsageError("\"" + arguments.get(0) + "\" is not one of list, end");
        }
        return 0;
    }

    private static void end(Session session, Sessions sessions, String which) {
        if (which.startsWith(USER)) {
            String name = which.substring(USER.length());
            session.print(sessions.endAll(name, null) + " ended");
        } else if (!sessions.end(null, which)) {
            throw new NotFound("There is no session " + which);
        }
    }

    private static void list(Session session, List<Sessions.Session> found) {
        if (session.options().json()) {
            Answer.json(session, found.stream().map(SessionsCommand::json).toList());
            return;
        }
        for (Sessions.Session each : found) {
            session.print(each.id() + " " + each.owner() + " since " + each.started() + " used " + each.seen()
                    + " from " + each.address() + " " + printable(each.agent()));
        }
    }

    /** Browsers send what they like; a terminal must not obey it. */
    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static Map<String, Object> json(Sessions.Session each) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", each.id());
        object.put("user", each.owner());
        object.put("started", each.started());
        object.put("used", each.seen());
        object.put("ends", each.ends());
        object.put("address", each.address());
        object.put("agent", each.agent());
        return object;
    }
}
