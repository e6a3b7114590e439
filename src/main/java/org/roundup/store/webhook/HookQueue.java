package org.roundup.store.webhook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.JournalEntry;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.store.change.Change;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.sql.SqlSession;

/**
 * The changes of a unit of work of which webhooks are to be told. Several changes of one item in a unit are one event.
 * Where no hook is switched on, this costs a unit that changes something one query.
 */
public final class HookQueue {

    private static final int LONGEST_TEXT = 16_384;

    private final SqlSession session;
    private final Outbox outbox = new Outbox();
    private final List<Pending> pending = new ArrayList<>();
    private final Map<String, Pending> lastOf = new LinkedHashMap<>();
    private List<Webhook> hooks;

    private static final class Pending {
        private final Change change;
        private final Map<String, Object> before = new LinkedHashMap<>();
        private final Map<String, Object> after = new LinkedHashMap<>();

        Pending(Change change) {
            this.change = change;
        }

        boolean takes(Change next) {
            return next.event() == Change.Event.SET
                    && (change.event() == Change.Event.SET || change.event() == Change.Event.CREATE);
        }

        boolean isEmpty() {
            return change.event() == Change.Event.SET && after.isEmpty();
        }
    }

    public HookQueue(SqlSession session) {
        this.session = session;
    }

    /**
     * Notes a change.
     *
     * @param before values before of what changed, of a Multilink what was added and removed
     * @param after values after
     */
    public void add(Change change, ClassDefinition definition, Map<String, ?> before, Map<String, ?> after) {
        if (!Webhook.EVENTS.contains(change.event()) || !isWanted(change.className())) {
            return;
        }
        String item = change.className() + change.itemId();
        Pending last = lastOf.get(item);
        if (last == null || !last.takes(change)) {
            last = new Pending(change);
            pending.add(last);
            lastOf.put(item, last);
        }
        merge(last, definition, before, after);
    }

    private boolean isWanted(String className) {
        if (hooks == null) {
            hooks = Webhooks.active(session);
        }
        return hooks.stream().anyMatch(hook -> hook.concerns(className));
    }

    private static void merge(Pending into, ClassDefinition definition, Map<String, ?> before, Map<String, ?> after) {
        after.forEach((name, now) -> {
            if (definition.property(name).kind() == PropertyType.Kind.PASSWORD) {
                return;
            }
            boolean created = into.change.event() == Change.Event.CREATE;
            if (!into.before.containsKey(name)) {
                into.before.put(name, created ? null : before(before.get(name), now));
            }
            into.after.put(name, plain(now));
            if (!created && Objects.equals(into.before.get(name), into.after.get(name))) {
                into.before.remove(name);
                into.after.remove(name);
            }
        });
    }

    private static Object before(Object was, Object now) {
        return was instanceof JournalEntry.Delta delta ? listBefore((List<?>) now, delta) : plain(was);
    }

    private static List<String> listBefore(List<?> now, JournalEntry.Delta delta) {
        Set<String> was = new LinkedHashSet<>();
        now.forEach(id -> was.add(id.toString()));
        delta.added().forEach(was::remove);
        was.addAll(delta.removed());
        return was.stream().sorted(Comparator.comparingLong(Long::parseLong)).toList();
    }

    private static Object plain(Object value) {
        if (value instanceof RoundupDate || value instanceof Interval) {
            return value.toString();
        }
        if (value instanceof String text && text.length() > LONGEST_TEXT) {
            int whole = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
            return text.substring(0, whole) + "…";
        }
        return value;
    }

    /** Writes what was noted into the outbox; to be called right before the commit. */
    public void flush() {
        for (Pending each : pending) {
            if (!each.isEmpty()) {
                flush(each);
            }
        }
        clear();
    }

    private void flush(Pending each) {
        Change change = each.change;
        String payload = null;
        for (Webhook hook : hooks) {
            if (hook.concerns(change.className(), change.event())) {
                payload = payload == null ? event(each).json() : payload;
                outbox.enqueue(session, Webhook.kind(hook.id()), payload);
            }
        }
    }

    private static HookEvent event(Pending each) {
        Change change = each.change;
        return new HookEvent(
                UUID.randomUUID().toString(),
                change.event().name().toLowerCase(Locale.ROOT),
                change.className(),
                change.itemId(),
                change.actor(),
                change.millis(),
                each.before,
                each.after);
    }

    /** Forgets what was noted. */
    public void clear() {
        pending.clear();
        lastOf.clear();
        hooks = null;
    }
}
