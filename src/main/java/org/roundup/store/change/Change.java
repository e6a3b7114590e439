package org.roundup.store.change;

import java.util.List;
import java.util.Locale;

/**
 * That an item was changed, or that an import has changed a class.
 *
 * @param className class of the item
 * @param itemId its id; {@link #NO_ITEM} where the change is of the class as a whole
 * @param event what was done
 * @param actor id of the user who did it, or null
 * @param millis when, in milliseconds since 1970
 * @param properties names of the properties that changed; empty for other events than create and set
 */
public record Change(String className, String itemId, Event event, String actor, long millis, List<String> properties) {

    /** The id in a change of a whole class. */
    public static final String NO_ITEM = "0";

    /** What can be done to an item, and at the end what can be done to many at once. */
    public enum Event {
        CREATE,
        SET,
        RETIRE,
        RESTORE,
        DESTROY,
        /** Any number of items were created, changed, retired or restored: whoever keeps some reads them again. */
        IMPORT;

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
