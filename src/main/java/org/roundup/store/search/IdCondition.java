package org.roundup.store.search;

import java.util.LinkedHashSet;
import java.util.Set;

/** Conditions on ids: one of those given. */
final class IdCondition {

    private IdCondition() {}

    static Condition compile(Scope scope, String column, Criterion criterion) {
        Set<Long> ids = new LinkedHashSet<>();
        for (Object id : criterion.values()) {
            if (id != null) {
                ids.add(criterion.id(id));
            }
        }
        return ids.isEmpty() ? Condition.NEVER : scope.syntax().oneOf(column, ids);
    }
}
