package org.roundup.cli.admin.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.store.webhook.Delivery;
import org.roundup.store.webhook.Webhook;

/** Prints webhooks and what was sent to them, as lines or as JSON. */
final class WebhookLines {

    private WebhookLines() {}

    static void secret(Session session, long hook, String secret) {
        if (session.options().json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("id", hook);
            object.put("secret", secret);
            Answer.json(session, object);
        } else {
            session.print(hook + " " + secret);
        }
    }

    static void hooks(Session session, List<Webhook> hooks) {
        if (session.options().json()) {
            Answer.json(session, hooks.stream().map(hook -> json(session, hook)).toList());
            return;
        }
        for (Webhook hook : hooks) {
            session.print(hook.id() + (hook.active() ? " on " : " off ") + hook.url() + " "
                    + (hook.className().isEmpty() ? "any class" : hook.className()) + " "
                    + String.join(",", events(hook))
                    + (hook.query().isEmpty() ? "" : " " + hook.query())
                    + " owner " + owner(session, hook)
                    + (hook.failures() == 0 ? "" : " failed " + hook.failures() + " times")
                    + (hook.name().isEmpty() ? "" : " (" + hook.name() + ")"));
        }
    }

    private static List<String> events(Webhook hook) {
        return hook.events().stream()
                .sorted()
                .map(event -> event.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String owner(Session session, Webhook hook) {
        return session.hyperclass("user").hasnode(hook.owner())
                ? session.hyperclass("user").get(hook.owner(), "username").toString()
                : "user" + hook.owner();
    }

    private static Map<String, Object> json(Session session, Webhook hook) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", hook.id());
        object.put("name", hook.name());
        object.put("url", hook.url());
        object.put("class", hook.className());
        object.put("events", events(hook));
        object.put("query", hook.query());
        object.put("owner", owner(session, hook));
        object.put("active", hook.active());
        object.put("created", RoundupDate.ofEpochMilli(hook.createdMillis()));
        object.put("failures", hook.failures());
        return object;
    }

    /** @param whole whether bodies are shown too */
    static void deliveries(Session session, List<Delivery> deliveries, boolean whole) {
        if (session.options().json()) {
            Answer.json(session, deliveries.stream().map(WebhookLines::json).toList());
            return;
        }
        for (Delivery each : deliveries) {
            session.print(each.id() + " " + each.state().text() + " " + each.event()
                    + (each.subject().isEmpty() ? "" : " " + each.subject()) + " "
                    + RoundupDate.ofEpochMilli(each.updatedMillis()) + " attempts " + each.attempts() + " status "
                    + each.status() + " " + each.millis() + " ms"
                    + (each.error().isEmpty() ? "" : " " + each.error()));
            if (whole) {
                session.print(each.payload());
                session.print(each.response());
            }
        }
    }

    private static Map<String, Object> json(Delivery delivery) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", delivery.id());
        object.put("hook", delivery.hook());
        object.put("event_id", delivery.eventId());
        object.put("event", delivery.event());
        object.put("subject", delivery.subject());
        object.put("state", delivery.state().text());
        object.put("attempts", delivery.attempts());
        object.put("created", RoundupDate.ofEpochMilli(delivery.createdMillis()));
        object.put("updated", RoundupDate.ofEpochMilli(delivery.updatedMillis()));
        object.put("status", delivery.status());
        object.put("duration_ms", delivery.millis());
        object.put("error", delivery.error());
        object.put("payload", delivery.payload());
        object.put("response", delivery.response());
        return object;
    }
}
