package org.roundup.store.search;

import java.util.HashMap;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.store.sql.Tables;

/**
 * Finds the sort keys of paths that start at one table, and collects the joins that they need.
 *
 * <p>A Link sorts as the order property of its target. A Multilink sorts as the list of its members' keys, itself in
 * order: the members are ranked by their keys, and the ranks of each owner are joined into a value that compares like
 * the list; no members is null.
 */
final class SortPaths {

    /** Order properties that are references lead on; a circle of them ends here, with the id. */
    private static final int DEEPEST = 8;

    /** A table on the way of a path: its class and name, and a query of the ids that matter of it. */
    private record Place(ClassDefinition definition, String alias, String ids) {}

    private final Scope scope;
    private final Place start;
    private final int startDepth;
    private final Map<String, Place> linked = new HashMap<>();
    private final StringBuilder joins = new StringBuilder();
    private boolean readsOwners;

    /**
     * Starts at a table.
     *
     * @param ids query of the ids of the items that are to be sorted
     */
    SortPaths(Scope scope, ClassDefinition definition, String alias, String ids) {
        this(scope, new Place(definition, alias, ids), 0);
    }

    private SortPaths(Scope scope, Place start, int depth) {
        this.scope = scope;
        this.start = start;
        this.startDepth = depth;
    }

    /** The joins of all keys so far, with a leading blank. */
    String joins() {
        return joins.toString();
    }

    /** Whether a join reads the query of ids. */
    boolean readsOwners() {
        return readsOwners;
    }

    /** The expression to sort by for a path. */
    String key(String path, boolean descending) {
        scope.schema().follow(start.definition, path);
        return key(start, path, descending, startDepth);
    }

    private String key(Place place, String path, boolean descending, int depth) {
        int dot = path.indexOf('.');
        Property property = place.definition.property(dot < 0 ? path : path.substring(0, dot));
        if (!property.isReference()) {
            return column(place.alias, property);
        }
        ClassDefinition target = scope.schema().get(property.reference().target());
        String rest;
        if (dot >= 0) {
            rest = path.substring(dot + 1);
        } else {
            rest = depth >= DEEPEST ? "id" : target.orderProperty();
        }
        if (property.isMultilink()) {
            return members(place, property, target, rest, descending, depth);
        }
        String link = place.alias + "." + Tables.column(property);
        return rest.equals("id") ? link : key(linked(place, link, property, target), rest, descending, depth + 1);
    }

    private String column(String alias, Property property) {
        if (property.kind() == PropertyType.Kind.INTERVAL) {
            return alias + "." + Tables.seconds(property.name());
        }
        String column = alias + "." + Tables.column(property);
        boolean text =
                property.kind() == PropertyType.Kind.STRING && !property.name().equals("id");
        return text ? scope.syntax().textKey(column) : column;
    }

    private Place linked(Place place, String link, Property property, ClassDefinition target) {
        return linked.computeIfAbsent(link, key -> {
            String alias = scope.aliases().next();
            joins.append(" LEFT JOIN ")
                    .append(Tables.items(target.name()))
                    .append(' ')
                    .append(alias);
            joins.append(" ON ").append(alias).append(".id = ").append(link);
            String source = scope.aliases().next();
            String ids = "SELECT " + source + "." + Tables.column(property) + " FROM "
                    + Tables.items(place.definition.name()) + " " + source + " WHERE " + source + ".id IN ("
                    + place.ids + ")";
            return new Place(target, alias, ids);
        });
    }

    private String members(
            Place place, Property multilink, ClassDefinition target, String path, boolean descending, int depth) {
        readsOwners = true;
        LinkRows wanted = LinkRows.of(scope, place.definition, multilink, false);
        String ids = "SELECT " + wanted.member() + " FROM " + wanted.from() + " WHERE "
                + Condition.and(wanted.condition(), Condition.of(wanted.owner() + " IN (" + place.ids + ")"))
                        .sql();
        String alias = scope.aliases().next();
        SortPaths below = new SortPaths(scope, new Place(target, alias, ids), depth + 1);
        String ranks = below.ranks(path, descending);

        LinkRows rows = LinkRows.of(scope, place.definition, multilink, false);
        String rank = scope.aliases().next();
        String lists = scope.aliases().next();
        Condition owners = Condition.and(rows.condition(), Condition.of(rows.owner() + " IN (" + place.ids + ")"));
        joins.append(" LEFT JOIN (SELECT ").append(rows.owner()).append(" AS id, ");
        joins.append(scope.syntax().rankList(rank + ".k", descending))
                .append(" AS k FROM ")
                .append(rows.from());
        joins.append(" JOIN (").append(ranks).append(") ").append(rank);
        joins.append(" ON ").append(rank).append(".id = ").append(rows.member());
        joins.append(" WHERE ").append(owners.sql()).append(" GROUP BY ").append(rows.owner());
        joins.append(") ")
                .append(lists)
                .append(" ON ")
                .append(lists)
                .append(".id = ")
                .append(place.alias)
                .append(".id");
        return lists + ".k";
    }

    /** A query that gives each item of the start its place among them, from 1; equal keys have equal places. */
    private String ranks(String path, boolean descending) {
        String key = scope.syntax().ordered(key(path, descending), false);
        String id = start.alias + ".id";
        return "SELECT " + id + " AS id, dense_rank() OVER (ORDER BY " + key + ") AS k FROM "
                + Tables.items(start.definition.name()) + " " + start.alias + joins + " WHERE " + id + " IN ("
                + start.ids + ")";
    }
}
