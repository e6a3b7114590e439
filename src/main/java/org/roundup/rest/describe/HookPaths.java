package org.roundup.rest.describe;

import static org.roundup.rest.describe.Tree.array;
import static org.roundup.rest.describe.Tree.data;
import static org.roundup.rest.describe.Tree.json;
import static org.roundup.rest.describe.Tree.nullable;
import static org.roundup.rest.describe.Tree.object;
import static org.roundup.rest.describe.Tree.of;
import static org.roundup.rest.describe.Tree.parameter;
import static org.roundup.rest.describe.Tree.schema;
import static org.roundup.rest.describe.Tree.text;
import static org.roundup.rest.describe.Tree.time;
import static org.roundup.rest.describe.Tree.uri;

import java.util.List;
import java.util.Map;
import org.roundup.webhook.HookRules;

/** The addresses of webhooks, and what is sent to them. */
final class HookPaths {

    /** What their operations are told by. */
    static final String TAG = "webhooks";

    private static final String HOOK = "Webhook";
    private static final String DELIVERY = "WebhookDelivery";
    private static final String EVENT = "WebhookEvent";

    private HookPaths() {}

    static void addTo(Map<String, Object> paths, Map<String, Object> schemas) {
        addSchemas(schemas);
        Operation list = operation("listWebhooks", "All webhooks")
                .gives("200", data(object(of("collection", array(schema(HOOK))))));
        Operation create = operation("createWebhook", "Make a webhook; its secret is shown this once")
                .takes(parameter("requestedWith"))
                .gives("201", data(object(of("id", text(), "secret", text()))))
                .body(json(
                        schema(HOOK + "New"),
                        of("url", "https://ci.example/hook", "class", "issue", "events", List.of("create", "set"))));
        paths.put("/webhooks", of("get", list.tree(), "post", create.tree()));
        Operation remove = operation("removeWebhook", "Remove a webhook")
                .takes(parameter("requestedWith"))
                .gives("200", Components.DONE);
        paths.put("/webhooks/{id}", of("parameters", List.of(parameter("id")), "delete", remove.tree()));
        paths.put(
                "/webhooks/{id}/test",
                of("parameters", List.of(parameter("id")), "post", send("testWebhook", "Send an event to try it")));
        Operation log = operation("listWebhookDeliveries", "What was sent, newest first")
                .gives("200", data(object(of("collection", array(schema(DELIVERY))))));
        paths.put("/webhooks/{id}/deliveries", of("parameters", List.of(parameter("id")), "get", log.tree()));
        Map<String, Object> delivery =
                of("name", "delivery", "in", "path", "required", true, "description", "Id", "schema", text());
        paths.put(
                "/webhooks/{id}/deliveries/{delivery}",
                of(
                        "parameters",
                        List.of(parameter("id"), delivery),
                        "post",
                        send("resendWebhookDelivery", "Send an event once more")));
    }

    private static Operation operation(String id, String summary) {
        return new Operation(id, TAG, summary);
    }

    private static Map<String, Object> send(String id, String summary) {
        return operation(id, summary)
                .takes(parameter("requestedWith"))
                .gives("202", data(object(of("event_id", text()))))
                .tree();
    }

    private static void addSchemas(Map<String, Object> schemas) {
        Map<String, Object> events = array(of("type", "string", "enum", HookRules.events()));
        schemas.put(
                HOOK,
                object(of(
                        "id", text(),
                        "name", text(),
                        "url", uri(),
                        "class", text(),
                        "events", events,
                        "query", text(),
                        "owner", nullable("string"),
                        "active", of("type", "boolean"),
                        "failures", of("type", "integer"))));
        Map<String, Object> fresh = of(
                "url", uri(),
                "name", text(),
                "class", of("type", "string", "description", "Class of the items; without it, all"),
                "events", events,
                "query", of("type", "string", "description", "Only items that this search finds; needs a class"),
                "owner", of("type", "string", "description", "Name of the user who may see what is sent; else, you"));
        schemas.put(HOOK + "New", of("type", "object", "properties", fresh, "required", List.of("url")));
        schemas.put(
                DELIVERY,
                object(of(
                        "id", text(),
                        "event_id", text(),
                        "event", text(),
                        "subject", text(),
                        "state", text(),
                        "attempts", of("type", "integer"),
                        "time", time("string"),
                        "status", nullable("integer"),
                        "duration_ms", nullable("integer"),
                        "error", nullable("string"),
                        "payload", nullable("string"),
                        "response", nullable("string"))));
        schemas.put(EVENT, event());
    }

    private static Map<String, Object> event() {
        Map<String, Object> event = object(of(
                "specversion", of("const", "1.0"),
                "id", text(),
                "source", uri(),
                "type", text(),
                "time", time("string"),
                "datacontenttype", of("const", "application/json"),
                "data", of("type", "object")));
        event.put("description", "A CloudEvent");
        return event;
    }

    /** What receivers of webhooks are sent. */
    static Map<String, Object> sent() {
        Map<String, Object> body = of("application/cloudevents+json", of("schema", schema(EVENT)));
        Map<String, Object> post = of(
                "operationId", "receiveEvent",
                "tags", List.of(TAG),
                "summary", "What is sent to a webhook",
                "parameters",
                        List.of(
                                signed("X-Roundup-Timestamp", "When it was sent: seconds since 1970"),
                                signed("X-Roundup-Signature-256", "sha256= and the HMAC of timestamp, dot and body")),
                "requestBody", of("required", true, "content", body),
                "responses",
                        of("2XX", of("description", "It was taken."), "default", of("description", "It comes again.")));
        return of("event", of("post", post));
    }

    private static Map<String, Object> signed(String name, String description) {
        return of("name", name, "in", "header", "required", true, "description", description, "schema", text());
    }
}
