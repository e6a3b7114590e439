package org.roundup.store.search;

import java.util.Collection;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.MariaDialect;
import org.roundup.store.sql.PostgresDialect;
import org.roundup.store.sql.SqliteDialect;

/** How the engines write what searches need. */
abstract sealed class Syntax permits SqliteSyntax, PostgresSyntax, MariaSyntax {

    /** Longer lists of ids travel as one parameter, for engines limit the number of parameters. */
    private static final int MOST_MARKS = 64;

    private static final char ESCAPE = '!';

    private final Dialect dialect;

    Syntax(Dialect dialect) {
        this.dialect = dialect;
    }

    static Syntax of(Dialect dialect) {
        if (dialect instanceof PostgresDialect) {
            return new PostgresSyntax(dialect);
        }
        if (dialect instanceof MariaDialect) {
            return new MariaSyntax(dialect);
        }
        return new SqliteSyntax((SqliteDialect) dialect);
    }

    final Dialect dialect() {
        return dialect;
    }

    final String page(Integer limit, int offset) {
        return dialect.page(limit, offset);
    }

    /** A column contains a text, whatever the case. */
    final Condition contains(String column, String text) {
        return isStorable(text) ? containsText(column, text) : Condition.NEVER;
    }

    /** A column equals a text, case included. */
    final Condition isText(String column, String text) {
        return isStorable(text) ? equalsText(column, text) : Condition.NEVER;
    }

    /** A column equals a text, whatever the case. */
    final Condition isTextInAnyCase(String column, String text) {
        return isStorable(text) ? equalsTextInAnyCase(column, text) : Condition.NEVER;
    }

    protected abstract Condition containsText(String column, String text);

    protected abstract Condition equalsText(String column, String text);

    protected abstract Condition equalsTextInAnyCase(String column, String text);

    /** What {@code CREATE INDEX} puts after the name of the table, so that texts are found in any case. */
    abstract String anyCaseIndex(String column);

    /** What engines do with a NUL differs: they refuse it, or stop reading. */
    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0;
    }

    /** What to sort by so that the case does not matter. */
    abstract String textKey(String column);

    /** A term of ORDER BY where null is the smallest value. */
    String ordered(String expression, boolean descending) {
        return descending ? expression + " DESC" : expression;
    }

    /** An aggregate of positive ranks, to be compared like a list of them in the given order. */
    abstract String rankList(String rank, boolean descending);

    /** The ids that are in a list which came as one parameter. */
    protected abstract Condition inList(String expression, Collection<Long> ids);

    /** Whether {@link #firstOfGroups} works. */
    boolean knowsFirstOfGroups() {
        return true;
    }

    /** A query of the ids in a list, of one column. */
    abstract Condition listed(Collection<Long> ids);

    /**
     * A query of the ids of the first items of each group.
     *
     * @param guard turns the query off
     * @param groups table expression of the groups, which goes by the name {@code g}
     * @param items table of the items
     * @param first query of the ids of the first items of the group {@code g.v}
     */
    abstract Condition firstOfGroups(Guard guard, String groups, String items, Condition first);

    /** What turns a query off, before it has read anything, unless the column of a table of one row has the value. */
    abstract Guard guard(String table, String column, int value);

    /** An expression that equals a column, but does not lead the engine to an index that selects next to nothing. */
    String unindexed(String column) {
        return column;
    }

    /** The parameter for a Number column. */
    Object number(PropertyType.NumberType type, double value) {
        return value;
    }

    final Object date(RoundupDate date) {
        return dialect.encode(PropertyType.Kind.DATE, date);
    }

    final Object flag(boolean value) {
        return dialect.encodeBoolean(value);
    }

    /** A column holds one of the ids. */
    final Condition oneOf(String expression, Collection<Long> ids) {
        return ids.size() <= MOST_MARKS ? Condition.in(expression, ids) : inList(expression, ids);
    }

    /** A LIKE condition that holds if the text occurs. */
    static Condition like(String column, String operator, String text) {
        StringBuilder pattern = new StringBuilder("%");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '%' || character == '_' || character == ESCAPE) {
                pattern.append(ESCAPE);
            }
            pattern.append(character);
        }
        return Condition.of(
                column + " " + operator + " ? ESCAPE '" + ESCAPE + "'",
                pattern.append('%').toString());
    }

    static String joined(Collection<Long> ids, String open, String close) {
        StringBuilder text = new StringBuilder(ids.size() * 7).append(open);
        ids.forEach(id -> text.append(id).append(','));
        text.setLength(text.length() - 1);
        return text.append(close).toString();
    }
}
