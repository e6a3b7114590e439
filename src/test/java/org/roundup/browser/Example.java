package org.roundup.browser;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.store.Database;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.webhook.Deliveries;
import org.roundup.store.webhook.Delivery;
import org.roundup.store.webhook.Webhook;
import org.roundup.store.webhook.Webhooks;
import org.roundup.webhook.HookRules;

/** Puts a little of everything into a tracker. */
final class Example {

    private Example() {}

    /** Two issues of each class, the first with messages, a file, keywords and a history; one saved query. */
    static void fill(Database db) {
        for (ClassDefinition definition : db.schema().classes()) {
            if (definition.kind() == ClassDefinition.Kind.ISSUE) {
                issues(db, definition);
            }
        }
        if (db.schema().has("query")) {
            String query = db.getclass("query")
                    .create(Map.of(
                            "name", "All of them", "klass", issueClass(db), "url", "@columns=id,title&@sort=-id"));
            db.getclass("user").set("1", Map.of("queries", List.of(query)));
        }
    }

    /** A webhook that has failed once, and a message that was given up. */
    static void webhook(Database db) {
        Webhook hook =
                HookRules.checked(db, null, "admin", "Deployment", "https://hooks.example/", "", List.of("create"), "");
        long id = Webhooks.add(db.session(), hook, Webhooks.newSecret());
        Deliveries.record(
                db.session(),
                new Delivery(
                        0,
                        id,
                        "e-1",
                        "create",
                        "user1",
                        "{}",
                        "{\"specversion\":\"1.0\"}",
                        0,
                        0,
                        Delivery.State.FAILED,
                        0,
                        500,
                        12,
                        "The receiver has answered 500",
                        "no"));
        new Outbox().enqueue(db.session(), Webhook.kind(id), "{}", Duration.ofDays(1));
    }

    static String issueClass(Database db) {
        return db.schema().classes().stream()
                .filter(definition -> definition.kind() == ClassDefinition.Kind.ISSUE)
                .map(ClassDefinition::name)
                .findFirst()
                .orElseThrow();
    }

    private static void issues(Database db, ClassDefinition definition) {
        byte[] text = "What the file says\n".getBytes(StandardCharsets.UTF_8);
        String file = db.getclass("file").create(Map.of("name", "log.txt", "type", "text/plain", "content", text));
        String message =
                message(db, "# Heading\n\nSee <https://example.org/> and *user1*.\n\n> quoted\n\n```\ncode\n```\n");
        String answer = message(db, "It is `broken`.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n");
        Map<String, Object> values = new HashMap<>();
        values.put("title", "The first one is rather long, so that it needs more than one line on a telephone");
        values.put("messages", List.of(message, answer));
        values.put("files", List.of(file));
        values.put("nosy", List.of("1"));
        for (String name : List.of("status", "priority", "severity")) {
            if (definition.has(name)) {
                values.put(name, "1");
            }
        }
        for (String name : List.of("keyword", "keywords")) {
            if (definition.has(name)) {
                values.put(name, List.of(keyword(db)));
            }
        }
        String id = db.getclass(definition.name()).create(values);
        values.keySet().retainAll(List.of("status", "priority", "severity"));
        values.put("title", "The second one");
        db.getclass(definition.name()).create(values);
        db.getclass(definition.name()).set(id, Map.of("title", "The first one, with a new title"));
    }

    private static String keyword(Database db) {
        return db.getclass("keyword").hasnode("1")
                ? "1"
                : db.getclass("keyword").create(Map.of("name", "easy"));
    }

    private static String message(Database db, String text) {
        return db.getclass("msg").create(Map.of("author", "1", "date", db.now(), "content", text));
    }
}
