package org.roundup.store.search;

import org.roundup.hyperdb.SearchExpression;

/**
 * Turns a search expression into a condition. Negations are moved down to the single values, where each kind of
 * property can say them so that nulls are right and indexes are used.
 */
final class ExpressionCondition {

    /** How a kind of property writes the single values of an expression. */
    interface Atoms {

        Condition holds(long id);

        Condition lacks(long id);

        Condition isEmpty();

        Condition isFilled();
    }

    private final Atoms atoms;

    ExpressionCondition(Atoms atoms) {
        this.atoms = atoms;
    }

    Condition compile(SearchExpression expression) {
        return compile(expression, false);
    }

    private Condition compile(SearchExpression expression, boolean negated) {
        if (expression instanceof SearchExpression.IsValue value) {
            return negated ? atoms.lacks(value.id()) : atoms.holds(value.id());
        }
        if (expression instanceof SearchExpression.Not not) {
            return compile(not.operand(), !negated);
        }
        if (expression instanceof SearchExpression.And and) {
            return combine(!negated, compile(and.left(), negated), compile(and.right(), negated));
        }
        if (expression instanceof SearchExpression.Or or) {
            return combine(negated, compile(or.left(), negated), compile(or.right(), negated));
        }
        return negated ? atoms.isFilled() : atoms.isEmpty();
    }

    private static Condition combine(boolean all, Condition left, Condition right) {
        return all ? Condition.and(left, right) : Condition.or(left, right);
    }
}
