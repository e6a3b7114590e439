package org.roundup.store.search;

import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.store.sql.Tables;

/**
 * The rows that pair the owners of a Multilink with its members. A stored Multilink has a table of its own; a computed
 * one reads, the other way round, the table of the property that it mirrors and has live members only.
 *
 * @param from table or joined tables
 * @param owner column with the id of the item that has the Multilink
 * @param member column with the id of the item that it holds
 * @param condition what makes a row count
 * @param target alias of the table of the members, or null if it was not asked for and is not needed
 */
record LinkRows(String from, String owner, String member, Condition condition, String target) {

    static LinkRows of(Scope scope, ClassDefinition definition, Property multilink, boolean withTarget) {
        PropertyType.MultilinkType type = (PropertyType.MultilinkType) multilink.type();
        String items = Tables.items(type.target());
        if (type.reverseOf() == null) {
            String table = scope.aliases().next();
            String from = Tables.links(definition.name(), multilink.name()) + " " + table;
            String owner = table + ".nodeid";
            String member = table + ".linkid";
            if (!withTarget) {
                return new LinkRows(from, owner, member, Condition.ALWAYS, null);
            }
            String target = scope.aliases().next();
            return new LinkRows(
                    from + " JOIN " + items + " " + target + " ON " + target + ".id = " + member,
                    owner,
                    member,
                    Condition.ALWAYS,
                    target);
        }
        String target = scope.aliases().next();
        Condition live = live(scope, target);
        Property mirrored = type.reverseOf();
        if (mirrored.isLink()) {
            String owner = target + "." + Tables.column(mirrored);
            return new LinkRows(items + " " + target, owner, target + ".id", live, target);
        }
        String table = scope.aliases().next();
        return new LinkRows(
                Tables.links(type.target(), mirrored.name()) + " " + table + " JOIN " + items + " " + target + " ON "
                        + target + ".id = " + table + ".nodeid",
                table + ".linkid",
                table + ".nodeid",
                live,
                target);
    }

    static Condition live(Scope scope, String alias) {
        return Condition.of(scope.syntax().unindexed(alias + "." + Tables.RETIRED) + " = 0");
    }

    /** Holds for the items that own a row with the condition. */
    Condition owns(String id, Condition wanted) {
        return Condition.and(condition, wanted).within(id + " IN (SELECT " + owner + " FROM " + from + " WHERE ", ")");
    }

    /** Holds for the items that own a row with the condition (or none), looked up item by item. */
    Condition exists(boolean wantedToExist, String id, Condition wanted) {
        Condition rows = Condition.and(Condition.of(owner + " = " + id), condition, wanted);
        return rows.within((wantedToExist ? "" : "NOT ") + "EXISTS (SELECT 1 FROM " + from + " WHERE ", ")");
    }
}
