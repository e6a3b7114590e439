package org.roundup.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.UsageError;
import org.roundup.hyperdb.ValueText;
import org.roundup.security.Access;
import org.roundup.security.GuardedSearch;
import org.roundup.security.SearchGuard;
import org.roundup.store.Database;
import org.roundup.store.webhook.HookEvent;
import org.roundup.store.webhook.Webhook;

/** An event as the owner of a hook may see it, who is the current user of the unit of work. */
final class EventView {

    private static final String VIEW = "View";

    private final Database db;
    private final Access access;
    private final String tracker;

    /** @param tracker its address, with a slash at the end */
    EventView(Database db, Access access, String tracker) {
        this.db = db;
        this.access = access;
        this.tracker = tracker;
    }

    /** Whether the owner may see the item of an event at all. */
    boolean isVisible(HookEvent event) {
        return event.event().equals(HookEvent.PING)
                || db.schema().has(event.className())
                        && db.getclass(event.className()).hasnode(event.itemId())
                        && may(event.className(), null, event.itemId());
    }

    private boolean may(String className, String property, String id) {
        return access.hasPermission(VIEW, db.getuid(), className, property, id);
    }

    /**
     * Whether the item of an event is one that the search of a hook finds.
     *
     * @throws org.roundup.hyperdb.RoundupException if the search is one that cannot be made, or not by the owner
     */
    boolean matches(Webhook hook, HookEvent event) {
        if (hook.query().isBlank() || event.event().equals(HookEvent.PING)) {
            return true;
        }
        return finds(hook.className(), hook.query(), List.of(event.itemId()));
    }

    /** Makes the search of a hook among some items; tells whether it finds any. */
    boolean finds(String className, String query, List<String> ids) {
        HyperClass hyperclass = db.getclass(className);
        Search search = HookSearch.read(db, hyperclass.definition(), query)
                .withMatches(ids)
                .withPage(1, 0);
        SearchGuard guard = access.guard(db.getuid());
        GuardedSearch guarded = guard.guard(hyperclass, search);
        if (!guarded.droppedConditions().isEmpty()) {
            throw new UsageError("The owner may not search by " + String.join(", ", guarded.droppedConditions()));
        }
        return !guard.read(hyperclass, guarded, VIEW).ids().isEmpty();
    }

    /** The event as a CloudEvent in structured mode. */
    byte[] body(Webhook hook, HookEvent event) {
        Map<String, Object> body = new LinkedHashMap<>();
        boolean ping = event.event().equals(HookEvent.PING);
        body.put("specversion", "1.0");
        body.put("id", event.eventId());
        body.put("source", tracker);
        body.put("type", "org.roundup." + (ping ? "" : "item.") + event.event());
        body.put("time", Instant.ofEpochMilli(event.millis()).toString());
        if (!ping) {
            body.put("subject", event.subject());
        }
        body.put("datacontenttype", "application/json");
        body.put("data", ping ? Map.of("hook", hook.id(), "name", hook.name()) : data(event));
        return HookEvent.value(body).toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> data(HookEvent event) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("class", event.className());
        data.put("id", event.itemId());
        data.put("event", event.event());
        data.put("link", tracker + event.subject());
        data.put("label", label(event.className(), event.itemId()).orElse(null));
        boolean told = event.actor() != null && may(event.className(), "actor", event.itemId());
        data.put("actor", told ? event.actor() : null);
        data.put("actor_name", told ? label("user", event.actor()).orElse(null) : null);
        data.put("changes", changes(event));
        return data;
    }

    private Map<String, Object> changes(HookEvent event) {
        ClassDefinition definition = db.schema().get(event.className());
        Map<String, Object> changes = new LinkedHashMap<>();
        event.newValues().forEach((name, now) -> {
            if (definition.has(name) && may(event.className(), name, event.itemId())) {
                changes.put(
                        name,
                        change(definition.property(name), event.oldValues().get(name), now));
            }
        });
        return changes;
    }

    private Map<String, Object> change(Property property, Object before, Object now) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("old", before);
        change.put("new", now);
        if (property.isReference()) {
            Map<String, Object> labels = new LinkedHashMap<>();
            List<Object> ids = new ArrayList<>();
            ids.addAll(before instanceof List<?> list ? list : before == null ? List.of() : List.of(before));
            ids.addAll(now instanceof List<?> list ? list : now == null ? List.of() : List.of(now));
            ids.forEach(id -> label(property.reference().target(), id.toString())
                    .ifPresent(label -> labels.put(id.toString(), label)));
            change.put("labels", labels);
        }
        return change;
    }

    private Optional<String> label(String className, String id) {
        HyperClass hyperclass = db.getclass(className);
        String property = hyperclass.definition().labelProperty();
        if (property == null || property.equals("id") || !hyperclass.hasnode(id) || !may(className, property, id)) {
            return Optional.empty();
        }
        Object value = hyperclass.get(id, property);
        return value == null ? Optional.empty() : Optional.of(ValueText.str(value));
    }
}
