package org.roundup.store.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Conditions on Booleans: one of the values. Texts may name several, separated by commas; what is no word for true is
 * false, and so is null. {@code -} asks for items without a value.
 */
final class BooleanCondition {

    private static final Set<String> TRUE = Set.of("checked", "yes", "true", "on", "1");

    private BooleanCondition() {}

    static Condition compile(Scope scope, String column, Criterion criterion) {
        Set<Object> flags = new LinkedHashSet<>();
        boolean unset = false;
        for (Object value : alternatives(criterion.values())) {
            if (Criterion.isUnset(value)) {
                unset = true;
            } else {
                flags.add(scope.syntax().flag(isTrue(value)));
            }
        }
        return Condition.or(unset ? Condition.of(column + " IS NULL") : Condition.NEVER, Condition.in(column, flags));
    }

    private static List<Object> alternatives(List<Object> values) {
        List<Object> alternatives = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof CharSequence text) {
                alternatives.addAll(List.of(text.toString().split(",", -1)));
            } else {
                alternatives.add(value);
            }
        }
        return alternatives;
    }

    private static boolean isTrue(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return value != null && TRUE.contains(value.toString().strip().toLowerCase(Locale.ROOT));
    }
}
