package org.roundup.store.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;
import org.roundup.store.sql.Tables;

/**
 * The ways from a text to the items of a class: its own texts, and the Links and Multilinks to classes that have
 * indexed texts. Hits on the class itself are not followed further.
 *
 * @param className class of the items asked for
 * @param own whether the class has indexed texts itself
 * @param links the ways through other classes
 */
record HitPaths(String className, boolean own, List<Way> links) {

    /**
     * A way from items of another class.
     *
     * @param target class of the item hit
     * @param from table and conditions, with {@code hit} joined, that give the items asked for
     * @param id column of their ids
     */
    record Way(String target, String id, String from) {}

    static HitPaths of(Schema schema, ClassDefinition definition) {
        List<Way> ways = new ArrayList<>();
        for (Property property : definition.allProperties()) {
            if (property.isReference()) {
                String target = property.reference().target();
                if (!target.equals(definition.name()) && schema.has(target) && hasTexts(schema.get(target))) {
                    ways.add(way(definition, property, target));
                }
            }
        }
        return new HitPaths(definition.name(), hasTexts(definition), ways);
    }

    private static boolean hasTexts(ClassDefinition definition) {
        return definition.properties().stream()
                .anyMatch(property -> property.type() instanceof PropertyType.StringType text && text.indexed());
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
        if (base.isLink()) {
            return new Way(
                    target,
                    items + "." + Tables.column(base),
                    joined(items, "id") + " AND " + items + "." + Tables.RETIRED + " = 0");
        }
        String table = Tables.links(target, base.name());
        return new Way(
                target,
                table + ".linkid",
                joined(table, "nodeid") + " JOIN " + items + " ON " + items + ".id = " + table + ".nodeid AND " + items
                        + "." + Tables.RETIRED + " = 0");
    }

    private static String joined(String table, String column) {
        return "hit JOIN " + table + " ON " + table + "." + column + " = hit.item";
    }

    /** The classes among whose texts to look. */
    Set<String> classes() {
        Set<String> classes = new LinkedHashSet<>();
        if (own) {
            classes.add(className);
        }
        links.forEach(way -> classes.add(way.target()));
        return classes;
    }

    /** Select of the ids of the items, from a select of hits. */
    Fragment items(Fragment hits) {
        List<String> selects = new ArrayList<>();
        if (own) {
            selects.add("SELECT hit.item AS id FROM hit WHERE hit.class = '" + className + "'");
        }
        for (Way way : links) {
            selects.add("SELECT " + way.id() + " AS id FROM " + way.from() + " AND hit.class = '" + way.target() + "'");
        }
        return new Fragment(
                "WITH hit(class, item) AS (" + hits.sql() + ") " + String.join(" UNION ", selects), hits.parameters());
    }
}
