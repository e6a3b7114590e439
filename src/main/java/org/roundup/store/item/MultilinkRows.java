package org.roundup.store.item;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType.MultilinkType;
import org.roundup.store.sql.Tables;

/** The statement that reads some Multilinks of some items of a class: item by item, each Multilink ascending. */
record MultilinkRows(String sql, List<Integer> parameters) {

    /**
     * A row.
     *
     * @param property position of the Multilink among those that were asked for
     */
    record Row(int property, String itemId, String targetId) {}

    static MultilinkRows of(String className, List<Property> properties, List<String> ids) {
        InList in = InList.of(ids);
        StringBuilder sql = new StringBuilder();
        List<Integer> parameters = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            sql.append(i == 0 ? "" : " UNION ALL ").append(select(i, className, properties.get(i)));
            sql.append(" IN (").append(in.marks()).append(')');
            parameters.addAll(in.parameters());
        }
        return new MultilinkRows(sql.append(" ORDER BY 1, 2, 3").toString(), parameters);
    }

    /** Selects position, item id and linked id, up to the operand of the condition on the item. */
    private static String select(int position, String className, Property property) {
        String select = "SELECT " + position + ", ";
        if (!property.computed()) {
            return select + "nodeid, linkid FROM " + Tables.links(className, property.name()) + " WHERE nodeid";
        }
        String base = property.reference().target();
        Property mirrored = ((MultilinkType) property.type()).reverseOf();
        if (mirrored.isLink()) {
            String column = Tables.column(mirrored);
            return select + column + ", id FROM " + Tables.items(base) + " WHERE " + Tables.RETIRED + " = 0 AND "
                    + column;
        }
        return select + "l.linkid, l.nodeid FROM " + Tables.links(base, mirrored.name()) + " l JOIN "
                + Tables.items(base) + " t ON t.id = l.nodeid WHERE t." + Tables.RETIRED + " = 0 AND l.linkid";
    }

    static Row read(ResultSet row) throws SQLException {
        return new Row(row.getInt(1), Long.toString(row.getLong(2)), Long.toString(row.getLong(3)));
    }
}
