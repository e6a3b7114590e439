package org.roundup.store.item;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Tables;

/** Reads all items of a class, retired ones too, in batches: memory does not grow with their number. */
public final class ItemScan {

    private static final int BATCH = 1000;

    private final SqlSession session;
    private final ItemColumns columns;
    private final ItemCache links;

    /** @param links a cache of its own, through which Multilinks are read; it is cleared after each batch */
    public ItemScan(SqlSession session, ItemColumns columns, ItemCache links) {
        this.session = session;
        this.columns = columns;
        this.links = links;
    }

    /** Hands over all items: by key, retired ones first, if the class has one, else by id. */
    public void run(Consumer<ScannedItem> consumer) {
        ClassDefinition definition = columns.definition();
        String order = definition.hasKey()
                ? "t." + Tables.column(definition.key()) + ", t." + Tables.RETIRED + " DESC, t.id"
                : "t.id";
        List<Item> batch = new ArrayList<>(BATCH);
        session.each(
                columns.select() + " ORDER BY " + order,
                List.of(),
                row -> columns.read(row, session.dialect()),
                item -> {
                    batch.add(item);
                    if (batch.size() == BATCH) {
                        flush(batch, consumer);
                    }
                });
        flush(batch, consumer);
    }

    private void flush(List<Item> batch, Consumer<ScannedItem> consumer) {
        links.add(List.copyOf(batch));
        batch.forEach(item -> consumer.accept(new ScannedItem(item, links)));
        links.clear();
        batch.clear();
    }

    /** An item whose Multilinks are read when they are asked for, together with those of its batch. */
    public record ScannedItem(Item item, ItemCache links) {

        /** The stored value of a property. */
        public Object value(Property property) {
            if (property.name().equals("id")) {
                return item.id();
            }
            return property.isMultilink() ? links.multilink(item, property) : item.value(property.name());
        }
    }
}
