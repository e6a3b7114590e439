package org.roundup.store;

import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.item.Item;
import org.roundup.store.sql.UniqueViolation;

/** The rule of a class's key property, if it has one: all items have it, and no two that are not retired have the same. */
final class KeyRule {

    private final StoredClass hyperclass;
    private final ClassDefinition definition;

    KeyRule(StoredClass hyperclass) {
        this.hyperclass = hyperclass;
        this.definition = hyperclass.definition();
    }

    /** @throws ValueError if a new item lacks it */
    void require(Map<String, Object> values) {
        if (definition.hasKey() && !values.containsKey(definition.key())) {
            throw new ValueError("key property \"" + definition.key() + "\" is required");
        }
    }

    /**
     * Refuses what another item has.
     *
     * @param key null is taken by nobody
     * @param self id of the item that is to get it, or null if it is new
     */
    void refuseTaken(Object key, String self) {
        if (key != null
                && hyperclass
                        .findKey(key.toString())
                        .filter(id -> !id.equals(self))
                        .isPresent()) {
            throw exists(key);
        }
    }

    /** Refuses to restore an item whose key another one has got since. */
    void refuseClash(Item item) {
        Object key = definition.hasKey() ? item.value(definition.key()) : null;
        if (key != null
                && item.isRetired()
                && hyperclass.findKey(key.toString()).isPresent()) {
            throw new ValueError(
                    "Key property (" + definition.key() + ") of retired node clashes with existing one (" + key + ")");
        }
    }

    /** Writes an item; another process may have taken the key since it was looked for. */
    void guard(Object key, Runnable write) {
        try {
            write.run();
        } catch (UniqueViolation clash) {
            throw key == null ? new DatabaseError(clash.getMessage(), clash) : exists(key);
        }
    }

    private static ValueError exists(Object key) {
        return new ValueError("node with key \"" + key + "\" exists");
    }
}
