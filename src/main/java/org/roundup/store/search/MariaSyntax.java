package org.roundup.store.search;

import java.util.Collection;
import org.roundup.hyperdb.PropertyType;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.TextFold;

/** MariaDB and MySQL. Texts are compared as bytes, since most collations do not know accents. */
final class MariaSyntax extends Syntax {

    MariaSyntax(Dialect dialect) {
        super(dialect);
    }

    @Override
    protected Condition containsText(String column, String text) {
        return like(folded(column), "LIKE", TextFold.fold(text));
    }

    @Override
    protected Condition equalsText(String column, String text) {
        return Condition.of("CAST(" + column + " AS BINARY) = CAST(? AS BINARY)", text);
    }

    /**
     * Bytes are not what indexes hold: a collation that ignores case finds a few texts by its index, among which the bytes
     * decide. Under any other collation all texts are looked at. The engine evaluates the condition on the collation once,
     * before it chooses an index.
     */
    @Override
    protected Condition equalsTextInAnyCase(String column, String text) {
        Condition roughly = Condition.of("(" + column + " = ? OR right(@@collation_database, 3) <> '_ci')", text);
        return Condition.and(roughly, Condition.of(folded(column) + " = CAST(? AS BINARY)", TextFold.fold(text)));
    }

    private static String folded(String column) {
        return "CAST(lower(" + column + ") AS BINARY)";
    }

    @Override
    String anyCaseIndex(String column) {
        return "(" + dialect().indexed(PropertyType.Kind.STRING, column) + ")";
    }

    @Override
    String textKey(String column) {
        return "lower(" + column + ")";
    }

    @Override
    String rankList(String rank, boolean descending) {
        return "group_concat(lpad(" + rank + ", 10, '0') ORDER BY " + ordered(rank, descending) + " SEPARATOR '')";
    }

    @Override
    protected Condition inList(String expression, Collection<Long> ids) {
        return Condition.of(
                expression + " IN (SELECT j.v FROM JSON_TABLE(?, '$[*]' COLUMNS (v BIGINT PATH '$')) j)",
                joined(ids, "[", "]"));
    }

    /** It knows neither LATERAL nor LIMIT in subqueries of IN. */
    @Override
    boolean knowsFirstOfGroups() {
        return false;
    }

    @Override
    Condition listed(Collection<Long> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    Condition firstOfGroups(Guard guard, String groups, String items, Condition first) {
        throw new UnsupportedOperationException();
    }

    @Override
    Guard guard(String table, String column, int value) {
        throw new UnsupportedOperationException();
    }
}
