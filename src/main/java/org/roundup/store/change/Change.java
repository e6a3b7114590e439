package org.roundup.store.change;

import java.util.List;
import java.util.Locale;

/**
 * That an item was changed.
 *
 * @param className class of the item
 * @param itemId its id
 * @param event what was done
 * @param actor id of the user who did it, or null
 * @param millis when, in milliseconds since 1970
 * @param properties names of the properties that changed; empty for other events than create and set
 */
public record Change(String className, String itemId, Event event, String actor, long millis, List<String> properties) {

    /** What can be done to an item. */
    public enum Event {
        CREATE,
        SET,
        RETIRE,
        RESTORE,
        DESTROY;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Event ofStored(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    public Change {
        properties = List.copyOf(properties);
    }
}
