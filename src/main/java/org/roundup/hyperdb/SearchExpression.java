package org.roundup.hyperdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/**
 * A condition on a Link or Multilink: what it must hold, combined by not, and, or.
 *
 * <p>Written as a list in postfix order: an id is the condition that the property holds it, {@code -1} that it is
 * empty, {@code -2} negates the condition before it, {@code -3} (and) and {@code -4} (or) combine the two before them.
 */
public sealed interface SearchExpression {

    /** The property holds the id. */
    record IsValue(long id) implements SearchExpression {}

    /** The property is unset or empty. */
    record IsEmpty() implements SearchExpression {}

    /** The operand does not hold. */
    record Not(SearchExpression operand) implements SearchExpression {}

    /** Both operands hold. */
    record And(SearchExpression left, SearchExpression right) implements SearchExpression {}

    /** At least one operand holds. */
    record Or(SearchExpression left, SearchExpression right) implements SearchExpression {}

    /**
     * Reads the list of values of a search condition.
     *
     * @param className class that is searched, for errors
     * @param property property that is searched by, for errors
     * @param values ids and operators in decimal form
     * @return nothing if the list is a plain list of alternatives: without operator, or with something that is no
     *     integer
     * @throws ExpressionError if operators and operands do not fit together
     */
    static Optional<SearchExpression> parse(String className, String property, List<String> values) {
        List<Long> opcodes = new ArrayList<>(values.size());
        boolean operators = false;
        for (String value : values) {
            if (value == null) {
                return Optional.empty();
            }
            try {
                long opcode = Long.parseLong(value.strip());
                operators |= opcode < -1;
                opcodes.add(opcode);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return operators
                ? Optional.of(new SearchExpressionParser(className, property, opcodes).parse())
                : Optional.empty();
    }

    /** The expression in postfix order, from which it can be read again. */
    default List<Long> opcodes() {
        List<Long> opcodes = new ArrayList<>();
        SearchExpressionWriter.postfix(this, opcodes);
        return opcodes;
    }

    /**
     * The expression as people read it: {@code red AND NOT(green OR blue)} with the names of the ids.
     *
     * @param labels gives the name of an id; of -1 for "empty"
     * @param words translates AND, OR and NOT
     */
    default String infix(LongFunction<String> labels, UnaryOperator<String> words) {
        StringBuilder out = new StringBuilder();
        SearchExpressionWriter.infix(this, labels, words, out);
        return out.toString();
    }
}
