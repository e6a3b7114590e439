package org.roundup.cli.admin.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.store.sql.SqlSession;

/** {@code outbox}: shows mails and other messages that wait or were given up; tries them again; deletes them. */
public final class OutboxCommand implements Command {

    private static final int MOST_SHOWN = 1000;

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        List<String> more = arguments.subList(1, arguments.size());
        switch (arguments.get(0)) {
            case "list" -> list(session, more);
            case "retry" -> each(session, more, Outbox::retry, "that waits or was given up");
            case "delete" -> each(session, more, Outbox::delete, "");
            default -> throw new UsageError("\"" + arguments.get(0) + "\" is not one of list, retry, delete");
        }
        return 0;
    }

    private interface Step {
        boolean run(Outbox outbox, SqlSession session, long id);
    }

    private static void each(Session session, List<String> ids, Step step, String which) {
        Arguments.atLeast(1, ids);
        Outbox outbox = session.tracker().store().outbox();
        session.changed();
        for (String id : ids) {
            if (!step.run(outbox, session.db().session(), number(id))) {
                throw new NotFound(("There is no message " + id + " " + which).strip());
            }
        }
    }

    static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new UsageError("\"" + id + "\" is not the number of a message", e);
        }
    }

    private static void list(Session session, List<String> states) {
        Outbox outbox = session.tracker().store().outbox();
        List<OutboxMessage> messages = new ArrayList<>();
        for (OutboxMessage.State state : states(states)) {
            messages.addAll(outbox.list(session.db().session(), state, MOST_SHOWN));
        }
        if (session.options().json()) {
            Answer.json(session, messages.stream().map(OutboxCommand::json).toList());
            return;
        }
        for (OutboxMessage message : messages) {
            session.print(message.id() + " " + name(message.state()) + " " + message.kind() + " created "
                    + RoundupDate.ofEpochMilli(message.createdMillis()) + " attempts " + message.attempts()
                    + (message.state() == OutboxMessage.State.NEW
                            ? " due " + RoundupDate.ofEpochMilli(message.dueMillis())
                            : "")
                    + (message.lastError() == null ? "" : " " + firstLine(message.lastError())));
        }
    }

    private static List<OutboxMessage.State> states(List<String> names) {
        if (names.isEmpty()) {
            return List.of(OutboxMessage.State.DEAD, OutboxMessage.State.NEW);
        }
        List<OutboxMessage.State> states = new ArrayList<>();
        for (String given : names) {
            OutboxMessage.State found = null;
            for (OutboxMessage.State state : OutboxMessage.State.values()) {
                found = name(state).equals(given) ? state : found;
            }
            if (found == null) {
                throw new UsageError("\"" + given + "\" is not one of new, sent, dead");
            }
            states.add(found);
        }
        return states;
    }

    private static String name(OutboxMessage.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static Map<String, Object> json(OutboxMessage message) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", message.id());
        object.put("state", name(message.state()));
        object.put("kind", message.kind());
        object.put("created", RoundupDate.ofEpochMilli(message.createdMillis()));
        object.put("due", RoundupDate.ofEpochMilli(message.dueMillis()));
        object.put("attempts", message.attempts());
        object.put("error", message.lastError());
        return object;
    }
}
