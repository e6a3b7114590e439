package org.roundup.store.webhook;

import java.util.Locale;

/**
 * An entry of the log of what was sent to webhooks.
 *
 * @param id its number
 * @param hook the hook
 * @param eventId the event's id, as receivers see it
 * @param event create, set, retire, restore or ping
 * @param subject the item, or the empty text
 * @param raw the event as it happened, to make the body anew; for {@link HookEvent#parse}
 * @param payload the body as it was sent last; empty if nothing was sent
 * @param createdMillis time of the first attempt, in milliseconds since 1970
 * @param updatedMillis time of the last
 * @param state what has become of it
 * @param attempts how often it was tried
 * @param status HTTP status of the last answer; 0 if there was none
 * @param millis how long the last attempt took
 * @param error why the last attempt failed; else empty
 * @param response beginning of the last answer's body
 */
public record Delivery(
        long id,
        long hook,
        String eventId,
        String event,
        String subject,
        String raw,
        String payload,
        long createdMillis,
        long updatedMillis,
        State state,
        int attempts,
        int status,
        long millis,
        String error,
        String response) {

    /** What can become of a delivery. */
    public enum State {
        /** Failed, and will be tried again. */
        WAITING,
        /** The receiver has taken it. */
        DELIVERED,
        /** Given up. */
        FAILED;

        /** Its name in the log and in answers. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
