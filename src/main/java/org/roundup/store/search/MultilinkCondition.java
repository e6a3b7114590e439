package org.roundup.store.search;

import java.util.function.BiFunction;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;

/**
 * Conditions on Multilinks: it holds one of the ids, is empty, or fits an expression; see {@link ReferenceCriterion}.
 * Conditions on the members must hold for the same member that has one of the ids.
 */
final class MultilinkCondition {

    private final Scope scope;
    private final ClassDefinition definition;
    private final Property multilink;
    private final String id;

    /**
     * Starts a condition.
     *
     * @param id column with the id of the item that has the Multilink
     */
    MultilinkCondition(Scope scope, ClassDefinition definition, Property multilink, String id) {
        this.scope = scope;
        this.definition = definition;
        this.multilink = multilink;
        this.id = id;
    }

    /** Some member fulfils the tree. */
    Condition member(SearchTree tree, BiFunction<SearchTree, String, Condition> compiler) {
        LinkRows rows = rows(true);
        Condition wanted = compiler.apply(tree, rows.target());
        return wanted.equals(Condition.ALWAYS) ? wanted : rows.owns(id, wanted);
    }

    /** The criterion holds; if it names ids, the tree (which may be null) holds for one of these members. */
    Condition compile(Criterion criterion, SearchTree tree, BiFunction<SearchTree, String, Condition> compiler) {
        ReferenceCriterion test = ReferenceCriterion.of(scope, criterion, false);
        if (test.expression().isPresent()) {
            Condition expression = new ExpressionCondition(new MultilinkAtoms())
                    .compile(test.expression().get());
            return tree == null ? expression : Condition.and(expression, member(tree, compiler));
        }
        if (tree == null) {
            return Condition.or(
                    test.ids().isEmpty() ? Condition.NEVER : holds(test, null, compiler),
                    test.orEmpty() ? rows(false).exists(false, id, Condition.ALWAYS) : Condition.NEVER);
        }
        return test.ids().isEmpty() ? Condition.NEVER : holds(test, tree, compiler);
    }

    private Condition holds(
            ReferenceCriterion test, SearchTree tree, BiFunction<SearchTree, String, Condition> compiler) {
        LinkRows rows = rows(tree != null);
        Condition ids = scope.syntax().oneOf(rows.member(), test.ids());
        return rows.owns(id, tree == null ? ids : Condition.and(ids, compiler.apply(tree, rows.target())));
    }

    private LinkRows rows(boolean withTarget) {
        return LinkRows.of(scope, definition, multilink, withTarget);
    }

    private final class MultilinkAtoms implements ExpressionCondition.Atoms {

        @Override
        public Condition holds(long member) {
            LinkRows rows = rows(false);
            return rows.owns(id, Condition.of(rows.member() + " = ?", member));
        }

        @Override
        public Condition lacks(long member) {
            LinkRows rows = rows(false);
            return rows.exists(false, id, Condition.of(rows.member() + " = ?", member));
        }

        @Override
        public Condition isEmpty() {
            return rows(false).exists(false, id, Condition.ALWAYS);
        }

        @Override
        public Condition isFilled() {
            return rows(false).exists(true, id, Condition.ALWAYS);
        }
    }
}
