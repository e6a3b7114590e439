package org.roundup.store.item;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.Tables;

/** How the items of one class are selected and where each property stands in the row. Immutable. */
public final class ItemColumns {

    private static final int FIRST_PROPERTY = 3;

    private final ClassDefinition definition;
    private final List<Property> properties = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Integer> links = new ArrayList<>();
    private final List<Property> multilinks = new ArrayList<>();
    private final String columnList;

    public ItemColumns(ClassDefinition definition) {
        this.definition = definition;
        StringBuilder list = new StringBuilder("t.id, t.").append(Tables.RETIRED);
        for (Property property : definition.allProperties()) {
            if (property.isMultilink()) {
                multilinks.add(property);
            }
            if (property.hasColumn() && !property.name().equals("id") && !isContent(definition, property)) {
                if (property.isLink()) {
                    links.add(properties.size());
                }
                positions.put(property.name(), properties.size());
                properties.add(property);
                list.append(", t.").append(Tables.column(property));
            }
        }
        columnList = list.toString();
    }

    /** Whether the property is the content of a file class, which lives on disk. */
    public static boolean isContent(ClassDefinition definition, Property property) {
        return definition.isFile() && property.name().equals("content");
    }

    public ClassDefinition definition() {
        return definition;
    }

    /** The columns to select from the class's table, aliased {@code t}, for {@link #read}. */
    public String columnList() {
        return columnList;
    }

    String select() {
        return "SELECT " + columnList + " FROM " + Tables.items(definition.name()) + " t";
    }

    /** Position of a property among an item's values, or -1 if it has no column. */
    int position(String property) {
        return positions.getOrDefault(property, -1);
    }

    /** Positions of the Links. */
    List<Integer> links() {
        return links;
    }

    /** The Multilinks, computed ones too. */
    List<Property> multilinks() {
        return multilinks;
    }

    Property property(int position) {
        return properties.get(position);
    }

    /** The item in the current row of a result that selects {@link #columnList()} first. */
    public Item read(ResultSet row, Dialect dialect) throws SQLException {
        Object[] values = new Object[properties.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = dialect.decode(properties.get(i).kind(), row, i + FIRST_PROPERTY);
        }
        return new Item(this, Long.toString(row.getLong(1)), row.getLong(2) != 0, values);
    }
}
