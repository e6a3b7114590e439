package org.roundup.rest.resource;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.rest.wire.ApiError;
import org.roundup.store.webhook.Deliveries;
import org.roundup.store.webhook.Delivery;
import org.roundup.store.webhook.Webhook;
import org.roundup.store.webhook.Webhooks;
import org.roundup.webhook.HookRules;

/** Webhooks, for administrators. */
final class Hooks {

    private static final int MOST_DELIVERIES = 100;

    private Hooks() {}

    static Reply list(Call call) {
        requireAdministrator(call);
        List<Map<String, Object>> hooks = Webhooks.list(call.db().session()).stream()
                .map(hook -> shown(call, hook))
                .toList();
        return Reply.data(200, Map.of("collection", hooks));
    }

    private static Map<String, Object> shown(Call call, Webhook hook) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", Long.toString(hook.id()));
        shown.put("name", hook.name());
        shown.put("url", hook.url());
        shown.put("class", hook.className());
        shown.put(
                "events",
                hook.events().stream()
                        .sorted()
                        .map(event -> event.name().toLowerCase(Locale.ROOT))
                        .toList());
        shown.put("query", hook.query());
        shown.put("owner", HookRules.owner(call.db(), hook.owner()).orElse(null));
        shown.put("active", hook.active());
        shown.put("failures", hook.failures());
        return shown;
    }

    /** Makes a hook; its secret is told now and never again. */
    static Reply create(Call call) {
        requireAdministrator(call);
        Webhook hook = HookRules.checked(
                call.db(),
                call.access(),
                text(call, "owner", call.db().getJournaltag()),
                text(call, "name", ""),
                text(call, "url", ""),
                text(call, "class", ""),
                events(call.input().get("events")),
                text(call, "query", ""));
        String secret = Webhooks.newSecret();
        long id = Webhooks.add(call.db().session(), hook, secret);
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("id", Long.toString(id));
        made.put("secret", secret);
        return Reply.data(201, made).with("Cache-Control", "no-store");
    }

    private static String text(Call call, String name, String otherwise) {
        String text = call.input().text(name);
        return text == null ? otherwise : text.strip();
    }

    private static List<String> events(Object given) {
        if (given instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return given == null ? List.of() : Arrays.asList(given.toString().split(","));
    }

    static Reply remove(Call call) {
        Webhooks.remove(call.db().session(), hook(call).id());
        return ok();
    }

    /** Has an event sent that only tries the hook. */
    static Reply test(Call call) {
        Webhook hook = hook(call);
        return Reply.data(202, Map.of("event_id", HookRules.test(call.db(), hook.id())));
    }

    static Reply deliveries(Call call) {
        List<Map<String, Object>> deliveries =
                Deliveries.of(call.db().session(), hook(call).id(), MOST_DELIVERIES).stream()
                        .map(Hooks::shown)
                        .toList();
        return Reply.data(200, Map.of("collection", deliveries));
    }

    private static Map<String, Object> shown(Delivery delivery) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", Long.toString(delivery.id()));
        shown.put("event_id", delivery.eventId());
        shown.put("event", delivery.event());
        shown.put("subject", delivery.subject());
        shown.put("state", delivery.state().text());
        shown.put("attempts", delivery.attempts());
        shown.put("time", Instant.ofEpochMilli(delivery.updatedMillis()).toString());
        shown.put("status", delivery.status());
        shown.put("duration_ms", delivery.millis());
        shown.put("error", delivery.error());
        shown.put("payload", delivery.payload());
        shown.put("response", delivery.response());
        return shown;
    }

    /** Has an event sent once more. */
    static Reply redeliver(Call call) {
        Webhook hook = hook(call);
        Delivery delivery = Deliveries.find(call.db().session(), number(call.variable(1)))
                .filter(found -> found.hook() == hook.id())
                .orElseThrow(() -> new ApiError(404, "There is no delivery " + call.variable(1)));
        Deliveries.redeliver(call.db().session(), delivery.id());
        return Reply.data(202, Map.of("event_id", delivery.eventId()));
    }

    private static Webhook hook(Call call) {
        requireAdministrator(call);
        return Webhooks.find(call.db().session(), number(call.variable(0)))
                .orElseThrow(() -> new ApiError(404, "There is no webhook " + call.variable(0)));
    }

    private static long number(String text) {
        return Items.isNumber(text) && text.length() < 19 ? Long.parseLong(text) : 0;
    }

    private static Reply ok() {
        return Reply.data(200, Map.of("status", "ok"));
    }

    private static void requireAdministrator(Call call) {
        if (!isAdministrator(call)) {
            throw new Unauthorised("Only administrators have webhooks");
        }
    }

    static boolean isAdministrator(Call call) {
        return call.may("Edit", null, null, null) && call.may("View", null, null, null);
    }
}
