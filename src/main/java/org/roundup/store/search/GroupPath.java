package org.roundup.store.search;

import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.store.sql.Tables;

/**
 * The values by which items are counted: an expression and the joins that it needs. An item without a value, or that a
 * path leads nowhere from, counts under null; through a Multilink, it counts for each member.
 *
 * @param joins with a leading blank; empty if none are needed
 * @param throughMultilink whether an item may come more than once
 */
record GroupPath(String key, String joins, boolean throughMultilink) {

    static GroupPath of(Scope scope, ClassDefinition start, String path) {
        scope.schema().follow(start, path);
        StringBuilder joins = new StringBuilder();
        boolean throughMultilink = false;
        ClassDefinition definition = start;
        String key = Aliases.ROOT + ".id";
        String alias = Aliases.ROOT;
        for (String name : path.split("\\.")) {
            Property property = definition.property(name);
            if (alias == null) {
                alias = scope.aliases().next();
                joins.append(" LEFT JOIN ")
                        .append(Tables.items(definition.name()))
                        .append(' ')
                        .append(alias);
                joins.append(" ON ").append(alias).append(".id = ").append(key);
            }
            if (property.isMultilink()) {
                throughMultilink = true;
                key = members(scope, definition, property, alias, joins);
            } else {
                key = alias + "." + Tables.column(property);
            }
            if (property.isReference()) {
                definition = scope.schema().get(property.reference().target());
                alias = null;
            }
        }
        return new GroupPath(key, joins.toString(), throughMultilink);
    }

    private static String members(
            Scope scope, ClassDefinition definition, Property multilink, String alias, StringBuilder joins) {
        LinkRows rows = LinkRows.of(scope, definition, multilink, false);
        String members = scope.aliases().next();
        joins.append(" LEFT JOIN (SELECT ")
                .append(rows.owner())
                .append(" AS id, ")
                .append(rows.member());
        joins.append(" AS k FROM ").append(rows.from()).append(rows.condition().where());
        joins.append(") ")
                .append(members)
                .append(" ON ")
                .append(members)
                .append(".id = ")
                .append(alias)
                .append(".id");
        return members + ".k";
    }
}
