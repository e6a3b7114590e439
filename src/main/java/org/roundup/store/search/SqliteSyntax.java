package org.roundup.store.search;

import java.util.Collection;
import org.roundup.store.sql.SqliteDialect;
import org.roundup.store.sql.SqliteFunctions;
import org.roundup.store.sql.TextFold;

/** SQLite. Its own LIKE and NOCASE know ASCII letters only; other texts go through {@link SqliteFunctions}. */
final class SqliteSyntax extends Syntax {

    /** SQLite refuses patterns of more than 50,000 bytes. */
    private static final int LONGEST_PATTERN = 10_000;

    SqliteSyntax(SqliteDialect dialect) {
        super(dialect);
    }

    @Override
    protected Condition containsText(String column, String text) {
        if (TextFold.isAscii(text) && text.length() < LONGEST_PATTERN) {
            return like(column, "LIKE", text);
        }
        return Condition.of("instr(" + SqliteFunctions.FOLD + "(" + column + "), ?) > 0", TextFold.fold(text));
    }

    @Override
    protected Condition equalsText(String column, String text) {
        return Condition.of(column + " = ?", text);
    }

    /** The index knows the case of ASCII letters only: of other letters all forms are looked up, of a few at least. */
    @Override
    protected Condition equalsTextInAnyCase(String column, String text) {
        if (TextFold.isAscii(text)) {
            return equalsAscii(column, text);
        }
        CaseVariants variants = CaseVariants.of(text);
        Condition roughly = Condition.any(variants.texts().stream()
                .map(each -> variants.complete() ? equalsAscii(column, each) : startsAscii(column, each))
                .toList());
        return Condition.and(roughly, Condition.of(SqliteFunctions.FOLD + "(" + column + ") = ?", TextFold.fold(text)));
    }

    private static Condition equalsAscii(String column, String text) {
        return Condition.of(column + " = ? COLLATE NOCASE", text);
    }

    private static Condition startsAscii(String column, String start) {
        return Condition.of(
                "(" + column + " >= ? COLLATE NOCASE AND " + column + " < ? COLLATE NOCASE)",
                start,
                start + Character.toString(Character.MAX_CODE_POINT));
    }

    @Override
    String anyCaseIndex(String column) {
        return "(" + column + " COLLATE NOCASE)";
    }

    @Override
    String textKey(String column) {
        return column + " COLLATE NOCASE";
    }

    @Override
    String rankList(String rank, boolean descending) {
        return "group_concat(printf('%010d', " + rank + "), '' ORDER BY " + ordered(rank, descending) + ")";
    }

    @Override
    protected Condition inList(String expression, Collection<Long> ids) {
        return Condition.of(expression + " IN (SELECT value FROM json_each(?))", joined(ids, "[", "]"));
    }

    @Override
    Condition listed(Collection<Long> ids) {
        return Condition.of("SELECT value FROM json_each(?)", ids.isEmpty() ? "[]" : joined(ids, "[", "]"));
    }

    @Override
    Condition firstOfGroups(Guard guard, String groups, String items, Condition first) {
        return Condition.and(guard.condition(), first.within("y.id IN (", ")"))
                .within("SELECT y.id FROM " + guard.from() + groups + " g CROSS JOIN " + items + " y WHERE ", "");
    }

    /** A subquery would be asked again for every row; CROSS JOIN keeps the order. */
    @Override
    Guard guard(String table, String column, int value) {
        return new Guard(table + " CROSS JOIN ", Condition.of(table + "." + column + " = " + value));
    }

    @Override
    String unindexed(String column) {
        return "+" + column;
    }
}
