package org.roundup.store.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;
import org.roundup.store.sql.Tables;

/**
 * The ways from a text to the items of a class: its own texts, and the Links and Multilinks to classes that have
 * indexed texts. Hits on the class itself are not followed further.
 *
 * @param definition class of the items asked for
 * @param fields the texts to look at
 * @param ways the ways that lead from them to the items
 */
record HitPaths(ClassDefinition definition, TextFields fields, List<Way> ways) {

    /**
     * A way from items with texts.
     *
     * @param target class of the item hit
     * @param id column of the ids of the items asked for
     * @param from {@code hit}, with the tables joined that lead there
     */
    private record Way(String target, String id, String from) {}

    static HitPaths of(Schema schema, ClassDefinition definition, TextFilter filter) {
        List<Way> ways = new ArrayList<>();
        List<ClassDefinition> classes = new ArrayList<>(List.of(definition));
        ways.add(new Way(definition.name(), "hit.item", "hit"));
        for (Property property : definition.allProperties()) {
            if (property.isReference() && schema.has(property.reference().target())) {
                ClassDefinition target = schema.get(property.reference().target());
                if (!target.name().equals(definition.name())) {
                    classes.add(target);
                    ways.add(way(definition, property, target.name()));
                }
            }
        }
        TextFields fields = TextFields.of(classes, filter);
        ways.removeIf(way -> !fields.has(way.target()));
        return new HitPaths(definition, fields, ways);
    }

    private static Way way(ClassDefinition definition, Property property, String target) {
        if (property.isLink()) {
            String table = Tables.items(definition.name());
            return new Way(target, table + ".id", joined(table, Tables.column(property)));
        }
        Property base = ((PropertyType.MultilinkType) property.type()).reverseOf();
        if (base == null) {
            String table = Tables.links(definition.name(), property.name());
            return new Way(target, table + ".nodeid", joined(table, "linkid"));
        }
        String items = Tables.items(target);
        String live = " AND " + items + "." + Tables.RETIRED + " = 0";
        if (base.isLink()) {
            return new Way(target, items + "." + Tables.column(base), joined(items, "id") + live);
        }
        String table = Tables.links(target, base.name());
        return new Way(
                target,
                table + ".linkid",
                joined(table, "nodeid") + " JOIN " + items + " ON " + items + ".id = hit.item" + live);
    }

    private static String joined(String table, String column) {
        return "hit JOIN " + table + " ON " + table + "." + column + " = hit.item";
    }

    /** Select of the ids of the items, from a select of hits. */
    Fragment items(Fragment hits, TextFilter filter) {
        List<String> selects = new ArrayList<>();
        List<Object> parameters = new ArrayList<>(hits.parameters());
        for (Way way : ways) {
            String select = "SELECT " + way.id() + " AS id FROM " + way.from() + " WHERE hit.class = '" + way.target()
                    + "' AND " + way.id() + " IS NOT NULL";
            Optional<Fragment> readable = filter.readable(way.target());
            if (readable.isPresent()) {
                select += " AND hit.item IN (" + readable.get().sql() + ")";
                parameters.addAll(readable.get().parameters());
            }
            selects.add(select);
        }
        return new Fragment(
                "WITH hit(class, item) AS (" + hits.sql() + ") " + String.join(" UNION ", selects), parameters);
    }
}
