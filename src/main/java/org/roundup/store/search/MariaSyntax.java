package org.roundup.store.search;

import java.util.Collection;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.TextFold;

/** MariaDB and MySQL. Whether texts are compared with case is up to the collation of the column. */
final class MariaSyntax extends Syntax {

    MariaSyntax(Dialect dialect) {
        super(dialect);
    }

    @Override
    Condition contains(String column, String text) {
        return like("lower(" + column + ")", "LIKE", TextFold.fold(text));
    }

    @Override
    Condition isText(String column, String text) {
        return Condition.of("CAST(" + column + " AS BINARY) = CAST(? AS BINARY)", text);
    }

    @Override
    Condition isTextInAnyCase(String column, String text) {
        return Condition.of("lower(" + column + ") = ?", TextFold.fold(text));
    }

    @Override
    String textKey(String column) {
        return "lower(" + column + ")";
    }

    @Override
    String ordered(String expression, boolean descending) {
        return descending ? expression + " DESC" : expression;
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
}
