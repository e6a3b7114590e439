package org.roundup.cli.admin.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.Database;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.webhook.Deliveries;
import org.roundup.store.webhook.Delivery;
import org.roundup.store.webhook.Webhook;
import org.roundup.store.webhook.Webhooks;
import org.roundup.tracker.config.option.WebhookOptions;
import org.roundup.webhook.HookRules;
import org.roundup.webhook.WebhookDelivery;

/** {@code webhooks}: makes, shows, tries and removes webhooks; shows what was sent, and sends it again. */
public final class WebhooksCommand implements Command {

    private static final String STEPS = "list, add, remove, enable, disable, secret, test, log, redeliver";
    private static final List<String> SETTINGS = List.of("class", "events", "query", "owner", "name");
    private static final int MOST_SHOWN = 100;
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        List<String> more = arguments.subList(1, arguments.size());
        if (arguments.get(0).equals("list")) {
            Arguments.atMost(0, more);
            WebhookLines.hooks(session, Webhooks.list(session.db().session()));
            return 0;
        }
        Arguments.atLeast(1, more);
        switch (arguments.get(0)) {
            case "add" -> add(session, more);
            case "remove" ->
                more.forEach(id -> {
                    session.changed();
                    Webhooks.remove(session.db().session(), hook(session, id).id());
                });
            case "enable" -> more.forEach(id -> activate(session, id, true));
            case "disable" -> more.forEach(id -> activate(session, id, false));
            case "secret" -> secret(session, one(more));
            case "test" -> {
                return test(session, one(more));
            }
            case "log" -> log(session, more);
            case "redeliver" -> {
                return redeliver(session, one(more));
            }
            default -> throw new UsageError("\"" + arguments.get(0) + "\" is not one of " + STEPS);
        }
        return 0;
    }

    private static String one(List<String> arguments) {
        Arguments.atMost(1, arguments);
        return arguments.get(0);
    }

    private static void add(Session session, List<String> arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String argument : arguments.subList(1, arguments.size())) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals < 0 || !SETTINGS.contains(name)) {
                throw new UsageError("\"" + name + "\" is not one of " + String.join("=, ", SETTINGS) + "=");
            }
            settings.put(name, argument.substring(equals + 1));
        }
        Database db = session.db();
        Webhook hook = HookRules.checked(
                db,
                session.tracker().access(db),
                settings.getOrDefault("owner", db.getJournaltag()),
                settings.getOrDefault("name", ""),
                arguments.get(0),
                settings.getOrDefault("class", ""),
                HookRules.split(settings.getOrDefault("events", "any")),
                settings.getOrDefault("query", ""));
        session.changed();
        String secret = Webhooks.newSecret();
        WebhookLines.secret(session, Webhooks.add(db.session(), hook, secret), secret);
    }

    private static void activate(Session session, String id, boolean on) {
        session.changed();
        Webhooks.change(session.db().session(), hook(session, id).withActive(on));
    }

    private static void secret(Session session, String id) {
        String secret = Webhooks.newSecret();
        session.changed();
        Webhooks.secret(session.db().session(), hook(session, id).id(), secret);
        WebhookLines.secret(session, hook(session, id).id(), secret);
    }

    private static int test(Session session, String id) {
        refuseOpenChanges(session);
        Webhook hook = hook(session, id);
        if (!hook.active()) {
            throw new UsageError("Webhook " + id + " is disabled");
        }
        String event = HookRules.test(session.db(), hook.id());
        return deliver(session, hook.id(), event, 0);
    }

    private static int redeliver(Session session, String id) {
        refuseOpenChanges(session);
        Delivery delivery = delivery(session, id);
        Deliveries.redeliver(session.db().session(), delivery.id());
        return deliver(session, delivery.hook(), delivery.eventId(), delivery.attempts());
    }

    private static void refuseOpenChanges(Session session) {
        if (session.hasChanges()) {
            throw new UsageError("There are changes that are not committed; commit or rollback first");
        }
    }

    /** Delivers an event now, unless a server is quicker, and tells what came of it. */
    private static int deliver(Session session, long hook, String event, int attemptsBefore) {
        session.commit();
        try (WebhookDelivery delivery = new WebhookDelivery(session.tracker())) {
            delivery.deliverDue(hook);
        }
        Duration patience = Duration.ofSeconds(session.tracker().config().get(WebhookOptions.TIMEOUT))
                .plus(GRACE);
        long end = System.nanoTime() + patience.toNanos();
        Optional<Delivery> found = find(session, hook, event, attemptsBefore);
        while (found.isEmpty() && System.nanoTime() < end) {
            pause();
            found = find(session, hook, event, attemptsBefore);
        }
        Delivery tried = found.orElseThrow(
                () -> new NotFound("Nothing was sent: the owner may not see the item, or the hook is disabled"));
        WebhookLines.deliveries(session, List.of(tried), false);
        return tried.state() == Delivery.State.DELIVERED ? 0 : 1;
    }

    private static Optional<Delivery> find(Session session, long hook, String event, int attemptsBefore) {
        try (SqlSession own = session.tracker().store().newSession()) {
            return Deliveries.find(own, hook, event).filter(delivery -> delivery.attempts() > attemptsBefore);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void log(Session session, List<String> arguments) {
        Arguments.atMost(2, arguments);
        Webhook hook = hook(session, arguments.get(0));
        if (arguments.size() == 2) {
            Delivery delivery = delivery(session, arguments.get(1));
            if (delivery.hook() != hook.id()) {
                throw new NotFound("There is no delivery " + arguments.get(1) + " to webhook " + hook.id());
            }
            WebhookLines.deliveries(session, List.of(delivery), true);
            return;
        }
        List<Delivery> found = new ArrayList<>(Deliveries.of(session.db().session(), hook.id(), MOST_SHOWN));
        WebhookLines.deliveries(session, found, session.options().json());
    }

    private static Webhook hook(Session session, String id) {
        return Webhooks.find(session.db().session(), number(id))
                .orElseThrow(() -> new NotFound("There is no webhook " + id));
    }

    private static Delivery delivery(Session session, String id) {
        return Deliveries.find(session.db().session(), number(id))
                .orElseThrow(() -> new NotFound("There is no delivery " + id));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageError("\"" + text + "\" is not a number", e);
        }
    }
}
