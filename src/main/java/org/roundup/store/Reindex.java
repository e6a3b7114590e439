package org.roundup.store;

import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.Property;
import org.roundup.store.item.ItemColumns;

/** Puts the texts of items into the full-text index again, as they are now. */
public final class Reindex {

    private final Database db;

    public Reindex(Database db) {
        this.db = db;
    }

    /**
     * Indexes all texts of an item.
     *
     * @throws NotFound if there is no such item
     */
    public void item(ClassDefinition definition, String id) {
        for (Property property : definition.properties()) {
            if (!StoredClass.isIndexed(property)) {
                continue;
            }
            if (ItemColumns.isContent(definition, property)) {
                content(definition, id);
            } else {
                Object text = db.getclass(definition.name()).get(id, property.name());
                db.index().add(definition.name(), id, property.name(), text == null ? "" : text.toString());
            }
        }
    }

    private void content(ClassDefinition definition, String id) {
        try {
            db.contents().index(definition, id, db.contents().bytes(definition.name(), id));
        } catch (NotFound missing) {
            db.index().add(definition.name(), id, "content", "");
        }
    }
}
