package org.roundup.store.item;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of an item as it was read. Knows the items that were read with it, so that a Multilink of all of them can be
 * read at once. Belongs to one unit of work.
 */
public final class Item {

    private final ItemColumns columns;
    private final String id;
    private final boolean retired;
    private final Object[] values;
    private final Map<String, List<String>> multilinks = new HashMap<>(4);
    private List<Item> batch = List.of(this);

    Item(ItemColumns columns, String id, boolean retired, Object[] values) {
        this.columns = columns;
        this.id = id;
        this.retired = retired;
        this.values = values;
    }

    public String id() {
        return id;
    }

    public boolean isRetired() {
        return retired;
    }

    ItemColumns columns() {
        return columns;
    }

    /** Value of a property that has a column. */
    public Object value(String property) {
        return values[columns.position(property)];
    }

    Object value(int position) {
        return values[position];
    }

    Map<String, List<String>> multilinks() {
        return multilinks;
    }

    List<Item> batch() {
        return batch;
    }

    void batch(List<Item> items) {
        batch = items;
    }
}
