package org.roundup.store.outbox;

import java.util.Locale;

/**
 * A message of the outbox.
 *
 * @param id its number
 * @param kind which handler delivers it
 * @param payload what the handler needs, as JSON; empty once sent
 * @param createdMillis when it was written, in milliseconds since 1970
 * @param dueMillis when it is to be tried next
 * @param attempts how often it was tried, the present attempt included
 * @param lastError why the last attempt failed, or null
 * @param state what has become of it
 */
public record OutboxMessage(
        long id,
        String kind,
        String payload,
        long createdMillis,
        long dueMillis,
        int attempts,
        String lastError,
        State state) {

    /** What can become of a message. */
    public enum State {
        /** Waits for its (next) attempt. */
        NEW,
        /** Was delivered. */
        SENT,
        /** Was given up. */
        DEAD;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofStored(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
