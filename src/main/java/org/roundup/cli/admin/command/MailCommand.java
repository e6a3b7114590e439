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
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.LetterBox;
import org.roundup.mail.outgoing.MailDelivery;
import org.roundup.store.notice.MailPreference;
import org.roundup.store.notice.MailPreferences;
import org.roundup.store.outbox.OutboxMessage;

/** {@code mail}: the mails of the outbox, their delivery, and what users are mailed. */
public final class MailCommand implements Command {

    private static final String ROLE = "role:";

    private final OutboxCommand outbox = new OutboxCommand();

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        List<String> more = arguments.subList(1, arguments.size());
        return switch (arguments.get(0)) {
            case "list", "retry" -> outbox.run(session, arguments);
            case "drop" -> outbox.run(session, joined("delete", more));
            case "show" -> show(session, more);
            case "send" -> send(session);
            case "preferences" -> preferences(session, more);
            default ->
                throw new UsageError(
                        "\"" + arguments.get(0) + "\" is not one of list, show, retry, drop, send, preferences");
        };
    }

    private static List<String> joined(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private static int show(Session session, List<String> ids) {
        Arguments.atLeast(1, ids);
        Arguments.atMost(1, ids);
        OutboxMessage message = session.tracker()
                .store()
                .outbox()
                .find(session.db().session(), OutboxCommand.number(ids.get(0)))
                .filter(found ->
                        found.kind().equals(Letter.KIND) && !found.payload().isEmpty())
                .orElseThrow(() -> new NotFound("There is no mail " + ids.get(0) + " that waits or was given up"));
        Letter letter = LetterBox.read(message.payload());
        session.print("for: " + String.join(", ", letter.recipients()));
        if (message.lastError() != null) {
            session.print("error: " + message.lastError());
        }
        session.print("");
        letter.headers().forEach(header -> session.print(header.name() + ": " + header.value()));
        session.print("");
        StringBuilder text = new StringBuilder();
        letter.text()
                .forEach(piece -> text.append(
                        piece.text() == null
                                ? session.db().contents().text(piece.className(), piece.id())
                                : piece.text()));
        session.print(text.toString());
        letter.enclosures().forEach(enclosure -> session.print("[" + enclosure.name() + "]"));
        return 0;
    }

    private static int send(Session session) {
        try (MailDelivery delivery = new MailDelivery(session.tracker())) {
            session.print(delivery.deliverDue() + " sent");
        }
        return 0;
    }

    private static int preferences(Session session, List<String> arguments) {
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
        return 0;
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
