package org.roundup.store.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Conditions on Strings. All of the texts must occur in the value, in any case; if exact, all must equal it. Null asks
 * for items without a value; an exact null for nothing.
 */
final class TextCondition {

    private TextCondition() {}

    static Condition compile(Scope scope, String column, Criterion criterion) {
        List<Object> texts = criterion.values();
        if (texts.isEmpty()) {
            return scope.ignored(criterion, "there is no text in the list");
        }
        List<Condition> conditions = new ArrayList<>();
        for (Object text : texts) {
            conditions.add(one(scope, column, text, criterion.exact()));
        }
        return Condition.all(conditions);
    }

    private static Condition one(Scope scope, String column, Object text, boolean exact) {
        if (text == null) {
            return exact ? Condition.NEVER : Condition.of(column + " IS NULL");
        }
        if (exact) {
            return scope.syntax().isText(column, text.toString());
        }
        return text.toString().isEmpty()
                ? Condition.of(column + " IS NOT NULL")
                : scope.syntax().contains(column, text.toString());
    }
}
