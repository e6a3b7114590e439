package org.roundup.store.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A condition of a WHERE clause with the values of its question marks. It binds at least as tightly as AND. Conditions
 * are never negated as a whole: unknown counts as not holding.
 */
record Condition(String sql, List<Object> parameters) {

    static final Condition ALWAYS = of("1 = 1");
    static final Condition NEVER = of("1 = 0");

    /** More parts in a row are joined as a tree. */
    private static final int LONGEST_ROW = 8;

    Condition {
        Objects.requireNonNull(sql, "sql");
    }

    static Condition of(String sql, Object... parameters) {
        return new Condition(sql, Arrays.asList(parameters));
    }

    /** Holds if all of them hold. */
    static Condition all(Collection<Condition> conditions) {
        List<Condition> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition.equals(NEVER)) {
                return NEVER;
            }
            if (!condition.equals(ALWAYS)) {
                parts.add(condition);
            }
        }
        return parts.isEmpty() ? ALWAYS : joined(parts, " AND ");
    }

    /** Holds if one of them holds. */
    static Condition any(Collection<Condition> conditions) {
        List<Condition> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition.equals(ALWAYS)) {
                return ALWAYS;
            }
            if (!condition.equals(NEVER)) {
                parts.add(condition);
            }
        }
        return parts.isEmpty() ? NEVER : joined(parts, " OR ");
    }

    static Condition and(Condition... conditions) {
        return all(Arrays.asList(conditions));
    }

    static Condition or(Condition... conditions) {
        return any(Arrays.asList(conditions));
    }

    /** A comparison with any of the values. */
    static Condition in(String expression, Collection<?> values) {
        if (values.isEmpty()) {
            return NEVER;
        }
        if (values.size() == 1) {
            return of(expression + " = ?", values.iterator().next());
        }
        String marks = "?,".repeat(values.size());
        return new Condition(
                expression + " IN (" + marks.substring(0, marks.length() - 1) + ")", new ArrayList<>(values));
    }

    /** Puts the condition into a larger text that has no question marks of its own. */
    Condition within(String before, String after) {
        return new Condition(before + sql + after, parameters);
    }

    /** The WHERE clause, with a leading blank; empty if it always holds. */
    String where() {
        return equals(ALWAYS) ? "" : " WHERE " + sql;
    }

    /** Joins as a balanced tree, for engines limit the depth of expressions. */
    private static Condition joined(List<Condition> parts, String operator) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        StringBuilder sql = new StringBuilder();
        append(parts, operator, sql);
        List<Object> parameters = new ArrayList<>();
        parts.forEach(part -> parameters.addAll(part.parameters));
        return new Condition(sql.toString(), parameters);
    }

    private static void append(List<Condition> parts, String operator, StringBuilder sql) {
        if (parts.size() == 1) {
            sql.append(parts.get(0).sql);
            return;
        }
        boolean brackets = operator.equals(" OR ") || parts.size() > LONGEST_ROW;
        sql.append(brackets ? "(" : "");
        if (parts.size() <= LONGEST_ROW) {
            for (int i = 0; i < parts.size(); i++) {
                sql.append(i == 0 ? "" : operator).append(parts.get(i).sql);
            }
        } else {
            append(parts.subList(0, parts.size() / 2), operator, sql);
            sql.append(operator);
            append(parts.subList(parts.size() / 2, parts.size()), operator, sql);
        }
        sql.append(brackets ? ")" : "");
    }
}
