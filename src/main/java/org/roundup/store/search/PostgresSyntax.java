package org.roundup.store.search;

import java.util.Collection;
import org.roundup.hyperdb.PropertyType;
import org.roundup.store.sql.Dialect;

/** PostgreSQL. Null would be its largest value. */
final class PostgresSyntax extends Syntax {

    PostgresSyntax(Dialect dialect) {
        super(dialect);
    }

    @Override
    protected Condition containsText(String column, String text) {
        return like(column, "ILIKE", text);
    }

    @Override
    protected Condition equalsText(String column, String text) {
        return Condition.of(column + " = ?", text);
    }

    @Override
    protected Condition equalsTextInAnyCase(String column, String text) {
        return Condition.of("lower(" + column + ") = lower(?)", text);
    }

    /** By hash, since other indexes refuse long texts. */
    @Override
    String anyCaseIndex(String column) {
        return "USING hash (lower(" + column + "))";
    }

    @Override
    String textKey(String column) {
        return "lower(" + column + ")";
    }

    @Override
    String ordered(String expression, boolean descending) {
        return expression + (descending ? " DESC NULLS LAST" : " NULLS FIRST");
    }

    @Override
    String rankList(String rank, boolean descending) {
        return "array_agg(" + rank + " ORDER BY " + rank + (descending ? " DESC" : "") + ")";
    }

    @Override
    protected Condition inList(String expression, Collection<Long> ids) {
        return Condition.of(expression + " = ANY (CAST(? AS bigint[]))", joined(ids, "{", "}"));
    }

    @Override
    Condition listed(Collection<Long> ids) {
        return Condition.of("SELECT unnest(CAST(? AS bigint[]))", ids.isEmpty() ? "{}" : joined(ids, "{", "}"));
    }

    @Override
    Condition firstOfGroups(Guard guard, String groups, String items, Condition first) {
        return first.within(
                "SELECT y.id FROM " + groups + " g CROSS JOIN LATERAL (",
                ") y" + guard.condition().where());
    }

    /** A subquery that depends on nothing is asked once. */
    @Override
    Guard guard(String table, String column, int value) {
        return new Guard("", Condition.of("(SELECT " + column + " FROM " + table + ") = " + value));
    }

    /** In a column of single precision, 1.1 only equals a parameter of single precision. */
    @Override
    Object number(PropertyType.NumberType type, double value) {
        if (type.useDouble()) {
            return value;
        }
        return (float) value;
    }
}
