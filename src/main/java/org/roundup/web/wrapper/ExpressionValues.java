package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roundup.hyperdb.SearchExpression;
import org.roundup.hyperdb.SearchExpression.And;
import org.roundup.hyperdb.SearchExpression.IsValue;
import org.roundup.hyperdb.SearchExpression.Not;
import org.roundup.hyperdb.SearchExpression.Or;

/** Writes the conditions that the editor of expressions offers as values of a search. */
final class ExpressionValues {

    private ExpressionValues() {}

    /** Each of some ids, one of others and none of a third kind, in postfix order; what is no id is left out. */
    static String of(Collection<String> each, Collection<String> some, Collection<String> none) {
        List<SearchExpression> parts = new ArrayList<>();
        combined(each, And::new, value -> value).ifPresent(parts::add);
        combined(some, Or::new, value -> value).ifPresent(parts::add);
        combined(none, And::new, Not::new).ifPresent(parts::add);
        return parts.stream()
                .reduce(And::new)
                .map(all -> all.opcodes().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .orElse("");
    }

    private static Optional<SearchExpression> combined(
            Collection<String> ids,
            BinaryOperator<SearchExpression> operator,
            Function<SearchExpression, SearchExpression> each) {
        return ids.stream()
                .filter(Wrappers::isId)
                .map(id -> each.apply(new IsValue(Long.parseLong(id))))
                .reduce(operator);
    }
}
