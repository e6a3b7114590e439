package org.roundup.store.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.roundup.hyperdb.PropertyType;

/**
 * Conditions on Numbers and Integers: one of the values, or a range {@code from;to} with both ends included, of which
 * one may be missing. {@code -} asks for items without a value, null for nothing.
 */
final class NumberCondition {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private final Scope scope;
    private final String column;
    private final Criterion criterion;
    private final Set<Object> numbers = new LinkedHashSet<>();
    private final List<Condition> conditions = new ArrayList<>();

    private NumberCondition(Scope scope, String column, Criterion criterion) {
        this.scope = scope;
        this.column = column;
        this.criterion = criterion;
    }

    static Condition compile(Scope scope, String column, Criterion criterion) {
        NumberCondition condition = new NumberCondition(scope, column, criterion);
        criterion.values().forEach(condition::add);
        condition.conditions.add(Condition.in(column, condition.numbers));
        return Condition.any(condition.conditions);
    }

    private void add(Object value) {
        if (value == null) {
            return;
        }
        String text = value.toString();
        if (Criterion.isUnset(value)) {
            conditions.add(Condition.of(column + " IS NULL"));
        } else if (text.indexOf(';') >= 0) {
            conditions.add(range(text, text.indexOf(';')));
        } else {
            numbers.add(number(text.strip()));
        }
    }

    private Condition range(String text, int semicolon) {
        String from = text.substring(0, semicolon).strip();
        String to = text.substring(semicolon + 1).strip();
        if (from.isEmpty() && to.isEmpty()) {
            return scope.ignored(criterion, "a range has at least one end");
        }
        return Condition.and(
                from.isEmpty() ? Condition.ALWAYS : Condition.of(column + " >= ?", number(from)),
                to.isEmpty() ? Condition.ALWAYS : Condition.of(column + " <= ?", number(to)));
    }

    private Object number(String text) {
        boolean whole = criterion.property().kind() == PropertyType.Kind.INTEGER;
        if (!DECIMAL.matcher(text).matches()) {
            throw criterion.refused(text, whole ? "it is not an integer" : "it is not a number");
        }
        double number = Double.parseDouble(text);
        if (!whole) {
            return scope.syntax()
                    .number((PropertyType.NumberType) criterion.property().type(), number);
        }
        if (number != Math.rint(number)) {
            throw criterion.refused(text, "it is not an integer");
        }
        return (long) number;
    }
}
