package org.roundup.store.search;

import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.Password;

/** Conditions on Passwords: one of the stored texts; null asks for items without a password. */
final class PasswordCondition {

    private PasswordCondition() {}

    static Condition compile(Scope scope, String column, Criterion criterion) {
        List<Condition> conditions = new ArrayList<>();
        for (Object value : criterion.values()) {
            if (value == null || Criterion.isUnset(value)) {
                conditions.add(Condition.of(column + " IS NULL"));
            } else {
                String stored = value instanceof Password password ? password.stored() : value.toString();
                conditions.add(scope.syntax().isText(column, stored));
            }
        }
        return Condition.any(conditions);
    }
}
