package org.roundup.store.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roundup.hyperdb.SearchExpression;

/**
 * What is asked of a Link or Multilink: either an expression, or that it holds one of some ids or, if wanted, nothing.
 *
 * @param expression empty if the other two count
 * @param ids alternatives
 * @param orEmpty whether an unset Link or empty Multilink will do as well
 */
record ReferenceCriterion(Optional<SearchExpression> expression, Set<Long> ids, boolean orEmpty) {

    private static final String CURRENT_USER = "@current_user";
    private static final String EMPTY = "-1";

    /** The id of nobody. */
    private static final String NOBODY = "0";

    /**
     * Reads a criterion: an id, {@code @current_user} where users are referred to, {@code -1} or {@code -} for nothing,
     * or a list of these, which may be an expression. An empty list asks for nothing, too.
     *
     * @param nullIsEmpty whether null as value asks for nothing; it finds nothing if not
     * @throws org.roundup.hyperdb.ValueError if something else is among them
     */
    static ReferenceCriterion of(Scope scope, Criterion criterion, boolean nullIsEmpty) {
        List<String> values = new ArrayList<>();
        for (Object value : criterion.values()) {
            values.add(value == null ? null : text(scope, criterion, value));
        }
        if (criterion.isList()) {
            Optional<SearchExpression> expression = SearchExpression.parse(
                    criterion.owner().name(), criterion.property().name(), values);
            if (expression.isPresent()) {
                return new ReferenceCriterion(expression, Set.of(), false);
            }
        }
        boolean orEmpty = values.isEmpty();
        Set<Long> ids = new LinkedHashSet<>();
        for (String value : values) {
            if (value == null ? nullIsEmpty : value.equals(EMPTY) || value.equals(Criterion.UNSET)) {
                orEmpty = true;
            } else if (value != null) {
                ids.add(criterion.id(value));
            }
        }
        return new ReferenceCriterion(Optional.empty(), ids, orEmpty);
    }

    private static String text(Scope scope, Criterion criterion, Object value) {
        String text = value.toString().strip();
        if (text.equals(CURRENT_USER)
                && criterion.property().reference().target().equals("user")) {
            return scope.context().userId() == null ? NOBODY : scope.context().userId();
        }
        return text;
    }
}
