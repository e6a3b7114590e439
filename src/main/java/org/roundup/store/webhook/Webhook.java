package org.roundup.store.webhook;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.roundup.store.change.Change;

/**
 * An address that is told of changes. Its secret is kept apart, see {@link Webhooks#secret}.
 *
 * @param id its number; 0 before it is stored
 * @param owner id of the user with whose permissions items are looked at
 * @param name what the administrator calls it
 * @param url where changes are posted to
 * @param className class of the items, or the empty text for all classes
 * @param events what is told; never empty
 * @param query search that the item must match, as in the address of a list; may be empty
 * @param active whether anything is sent
 * @param createdMillis when it was made, in milliseconds since 1970
 * @param failures how many attempts have failed since the last that succeeded
 */
public record Webhook(
        long id,
        String owner,
        String name,
        String url,
        String className,
        Set<Change.Event> events,
        String query,
        boolean active,
        long createdMillis,
        int failures) {

    /** What hooks can be told. */
    public static final Set<Change.Event> EVENTS = Collections.unmodifiableSet(
            EnumSet.of(Change.Event.CREATE, Change.Event.SET, Change.Event.RETIRE, Change.Event.RESTORE));

    private static final String KIND = "webhook.";

    public Webhook {
        events = Set.copyOf(events);
    }

    /** The beginning of the kinds of all outbox messages for webhooks. */
    public static String kinds() {
        return KIND;
    }

    /** The kind of outbox messages for a hook. Each has its own, so that none waits for another. */
    public static String kind(long id) {
        return KIND + id;
    }

    /** The hook that an outbox message of that kind is for; the kind must begin as {@link #kinds}. */
    public static long ofKind(String kind) {
        return Long.parseLong(kind.substring(KIND.length()));
    }

    boolean concerns(String changedClass) {
        return className.isEmpty() || className.equals(changedClass);
    }

    boolean concerns(String changedClass, Change.Event event) {
        return concerns(changedClass) && events.contains(event);
    }

    /** The same, switched on or off. */
    public Webhook withActive(boolean on) {
        return new Webhook(id, owner, name, url, className, events, query, on, createdMillis, failures);
    }
}
