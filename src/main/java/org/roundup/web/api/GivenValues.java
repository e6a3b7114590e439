package org.roundup.web.api;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.RawValues;
import org.roundup.hyperdb.ValueError;
import org.roundup.security.RoleChange;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;
import org.roundup.tracker.Tracker;

/** Turns what programs give into values of properties. Belongs to a unit of work. */
public final class GivenValues {

    private final Tracker tracker;
    private final Database db;
    private final RawValues raw;

    public GivenValues(Tracker tracker, Database db) {
        this.tracker = tracker;
        this.db = db;
        this.raw = new RawValues(db, tracker.passwords());
    }

    /**
     * A value.
     *
     * @param id the item, or null for a new one
     * @param given a text, a list of texts, bytes, or null; what is null or blank is unset, an empty content is empty
     * @throws ValueError if the text is no such value; the message names the property
     */
    public Object value(StoredClass hyperclass, String id, String name, Object given) {
        ClassDefinition definition = hyperclass.definition();
        Property property = definition.property(name);
        boolean content = definition.isFile() && name.equals("content");
        if (given instanceof byte[] bytes) {
            return content ? bytes : value(hyperclass, id, name, new String(bytes, StandardCharsets.UTF_8));
        }
        if (given instanceof Collection<?> && !property.isMultilink()) {
            throw new ValueError("property " + name + ": there can be only one value, not a list");
        }
        if (isEmpty(given)) {
            return property.isMultilink() ? List.of() : content && given != null ? "" : null;
        }
        if (given instanceof String text && text.indexOf('\0') >= 0) {
            throw new ValueError("property " + name + ": the character U+0000 is not accepted");
        }
        return raw.rawToHyperdb(hyperclass, id, name, given);
    }

    private static boolean isEmpty(Object given) {
        return given == null
                || (given instanceof String text && text.isBlank())
                || (given instanceof Collection<?> list && list.isEmpty());
    }

    /** Whether the current user may, besides other permissions, give somebody these roles instead of those before. */
    public boolean mayChangeRoles(Object before, Object after) {
        RoleChange change =
                new RoleChange(before == null ? null : before.toString(), after == null ? null : after.toString());
        return change.isAllowed(tracker.security(), db, db.getuid());
    }
}
