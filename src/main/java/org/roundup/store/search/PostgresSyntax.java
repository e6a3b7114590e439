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
    Condition contains(String column, String text) {
        return storable(text) ? like(column, "ILIKE", text) : Condition.NEVER;
    }

    @Override
    Condition isText(String column, String text) {
        return storable(text) ? Condition.of(column + " = ?", text) : Condition.NEVER;
    }

    @Override
    Condition isTextInAnyCase(String column, String text) {
        return storable(text) ? Condition.of("lower(" + column + ") = lower(?)", text) : Condition.NEVER;
    }

    /** Texts with a NUL cannot be stored, nor even sent. */
    private static boolean storable(String text) {
        return text.indexOf('\0') < 0;
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

    /** In a column of single precision, 1.1 only equals a parameter of single precision. */
    @Override
    Object number(PropertyType.NumberType type, double value) {
        if (type.useDouble()) {
            return value;
        }
        return (float) value;
    }
}
