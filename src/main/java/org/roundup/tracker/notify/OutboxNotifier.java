package org.roundup.tracker.notify;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.store.Database;
import org.roundup.store.outbox.Outbox;

/**
 * Writes notifications into the outbox, in the transaction of the change. The payload is JSON:
 *
 * <ul>
 *   <li>kind {@code nosy}: {@code class}, {@code item}, {@code message}, {@code whichnosy}, {@code from_address},
 *       {@code subject}, {@code cc}, {@code bcc}, {@code cc_emails}, {@code bcc_emails}, {@code add_headers}, and, for
 *       an item that was changed, {@code old} and {@code new} values of what changed. Links are ids, Multilinks lists of
 *       ids, dates and intervals as they print.
 *   <li>kind {@code mail}: {@code to}, {@code subject}, {@code body}, {@code author}.
 * </ul>
 */
public final class OutboxNotifier implements Notifier {

    /** Kind of outbox messages that tell the people on a nosy list. */
    public static final String NOSY = "nosy";

    /** Kind of outbox messages that are mails as they are. */
    public static final String MAIL = "mail";

    private final Outbox outbox = new Outbox();

    @Override
    public void nosyMessage(Hyperdb db, NosyMessage message) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        add(json, "class", message.className());
        add(json, "item", message.itemId());
        add(json, "message", message.messageId());
        add(json, "whichnosy", message.whichNosy());
        add(json, "from_address", message.fromAddress());
        add(json, "subject", message.subject());
        add(json, "cc", message.cc());
        add(json, "bcc", message.bcc());
        add(json, "cc_emails", message.ccEmails());
        add(json, "bcc_emails", message.bccEmails());
        add(json, "add_headers", message.addHeaders());
        if (message.oldValues() != null) {
            addChanges(json, db.getclass(message.className()), message);
        }
        enqueue(db, NOSY, json);
    }

    private static void addChanges(JsonObjectBuilder json, HyperClass hyperclass, NosyMessage message) {
        Map<String, Object> before = new LinkedHashMap<>();
        Map<String, Object> after = new LinkedHashMap<>();
        message.oldValues().forEach((property, old) -> {
            if (hyperclass.definition().has(property) && !ClassDefinition.isProtected(property)) {
                Object now = hyperclass.get(message.itemId(), property);
                if (!Objects.equals(old, now)) {
                    before.put(property, old);
                    after.put(property, now);
                }
            }
        });
        add(json, "old", before);
        add(json, "new", after);
    }

    @Override
    public void mail(Hyperdb db, PlainMail mail) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        add(json, "to", mail.to());
        add(json, "subject", mail.subject());
        add(json, "body", mail.body());
        add(json, "author", mail.author());
        enqueue(db, MAIL, json);
    }

    private void enqueue(Hyperdb db, String kind, JsonObjectBuilder json) {
        if (!(db instanceof Database database)) {
            throw new IllegalArgumentException("Only a unit of work on a store has an outbox");
        }
        outbox.enqueue(database.session(), kind, json.build().toString());
    }

    private static void add(JsonObjectBuilder json, String name, Object value) {
        if (value == null) {
            json.addNull(name);
        } else if (value instanceof Boolean flag) {
            json.add(name, flag);
        } else if (value instanceof Integer number) {
            json.add(name, number);
        } else if (value instanceof Double number) {
            json.add(name, number);
        } else if (value instanceof Collection<?> items) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            items.forEach(item -> array.add(String.valueOf(item)));
            json.add(name, array);
        } else if (value instanceof Map<?, ?> map) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            map.forEach((key, item) -> add(object, String.valueOf(key), item));
            json.add(name, object);
        } else {
            json.add(name, String.valueOf(value));
        }
    }
}
