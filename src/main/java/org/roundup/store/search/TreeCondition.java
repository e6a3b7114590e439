package org.roundup.store.search;

import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.Property;
import org.roundup.store.sql.Tables;

/** Turns the criteria of a search into a condition on the table of its class. */
final class TreeCondition {

    private final Scope scope;

    TreeCondition(Scope scope) {
        this.scope = scope;
    }

    /** The condition on the table that goes by the alias. */
    Condition compile(SearchTree tree, String alias) {
        List<Condition> conditions = new ArrayList<>();
        for (String name : tree.properties()) {
            Property property = tree.definition().property(name);
            if (property.isMultilink()) {
                addMultilink(tree, property, alias, conditions);
            } else {
                addColumn(tree, property, alias, conditions);
            }
        }
        return Condition.all(conditions);
    }

    private void addColumn(SearchTree tree, Property property, String alias, List<Condition> conditions) {
        for (Criterion criterion : tree.criteria(property.name())) {
            conditions.add(ColumnConditions.of(scope, alias, criterion));
        }
        SearchTree below = tree.below(property.name());
        if (below != null) {
            String target = scope.aliases().next();
            Condition wanted = compile(below, target);
            if (!wanted.equals(Condition.ALWAYS)) {
                String items = Tables.items(below.definition().name());
                conditions.add(wanted.within(
                        alias + "." + Tables.column(property) + " IN (SELECT " + target + ".id FROM " + items + " "
                                + target + " WHERE ",
                        ")"));
            }
        }
    }

    private void addMultilink(SearchTree tree, Property property, String alias, List<Condition> conditions) {
        MultilinkCondition condition = new MultilinkCondition(scope, tree.definition(), property, alias + ".id");
        SearchTree below = tree.below(property.name());
        List<Criterion> criteria = tree.criteria(property.name());
        for (Criterion criterion : criteria) {
            conditions.add(condition.compile(criterion, below, this::compile));
        }
        if (criteria.isEmpty()) {
            conditions.add(condition.member(below, this::compile));
        }
    }
}
