package org.roundup.cli.admin.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.LetterView;
import org.roundup.mail.outgoing.MailDelivery;
import org.roundup.store.notice.MailPreference;
import org.roundup.store.notice.MailPreferences;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.store.sql.SqlSession;

/** {@code mail}: the mails of the outbox, their delivery, and what users are mailed. */
public final class MailCommand implements Command {

    private static final String ROLE = "role:";

    private static final String STEPS = "list, show, retry, drop, send, preferences";

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        List<String> more = arguments.subList(1, arguments.size());
        switch (arguments.get(0)) {
            case "list" -> MailLines.print(session, more);
            case "show" -> show(session, more);
            case "retry" -> each(session, more, Outbox::retry, " that waits or was given up");
            case "drop" -> each(session, more, Outbox::delete, "");
            case "send" -> send(session, more);
            case "preferences" -> preferences(session, more);
            default -> throw new UsageError("\"" + arguments.get(0) + "\" is not one of " + STEPS);
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
            boolean isMail = outbox.find(session.db().session(), number(id))
                    .filter(MailCommand::isMail)
                    .isPresent();
            if (!isMail || !step.run(outbox, session.db().session(), number(id))) {
                throw new NotFound("There is no mail " + id + which);
            }
        }
    }

    private static boolean isMail(OutboxMessage message) {
        return message.kind().equals(Letter.KIND);
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new UsageError("\"" + id + "\" is not the number of a mail", e);
        }
    }

    private static void show(Session session, List<String> ids) {
        Arguments.atLeast(1, ids);
        Arguments.atMost(1, ids);
        Outbox outbox = session.tracker().store().outbox();
        OutboxMessage message =
                outbox.find(session.db().session(), number(ids.get(0))).orElse(null);
        Letter letter = message == null ? null : LetterView.of(message).orElse(null);
        if (letter == null) {
            throw new NotFound("There is no mail " + ids.get(0) + " that waits or was given up");
        }
        session.print("for: " + String.join(", ", letter.recipients()));
        if (message.lastError() != null) {
            session.print("error: " + message.lastError());
        }
        session.print("");
        session.print(LetterView.text(letter, session.db().contents()));
    }

    private static void send(Session session, List<String> none) {
        Arguments.atMost(0, none);
        try (MailDelivery delivery = new MailDelivery(session.tracker())) {
            session.print(delivery.deliverDue() + " sent");
        }
    }

    private static void preferences(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        String subject = subject(session, arguments.get(0));
        MailPreference preference = MailPreferences.find(session.db().session(), subject);
        for (String setting : arguments.subList(1, arguments.size())) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw new UsageError("argument \"" + setting + "\" not setting=value");
            }
            preference = preference.with(setting.substring(0, equals), setting.substring(equals + 1));
        }
        if (arguments.size() > 1) {
            session.changed();
            MailPreferences.set(session.db().session(), subject, preference);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rhythm", preference.rhythm().name().toLowerCase(Locale.ROOT));
        values.put("own", preference.own().name().toLowerCase(Locale.ROOT));
        values.put("new", preference.news().stream().sorted().toList());
        if (session.options().json()) {
            Answer.json(session, values);
        } else {
            values.forEach((name, value) -> session.print(name + "="
                    + (value instanceof List<?> list ? list.toString().replaceAll("[\\[\\] ]", "") : value)));
        }
    }

    private static String subject(Session session, String given) {
        if (given.toLowerCase(Locale.ROOT).startsWith(ROLE)) {
            String role = given.substring(ROLE.length()).toLowerCase(Locale.ROOT);
            if (!session.tracker().security().roles().containsKey(role)) {
                throw new NotFound("There is no role \"" + given.substring(ROLE.length()) + "\"");
            }
            return MailPreferences.role(role);
        }
        return MailPreferences.user(session.db().getclass("user").lookup(given));
    }
}
