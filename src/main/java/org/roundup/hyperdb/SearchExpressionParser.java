package org.roundup.hyperdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Builds the tree of a search expression from its postfix form; see {@link SearchExpression}. */
final class SearchExpressionParser {

    static final long EMPTY = -1;
    static final long NOT = -2;
    static final long AND = -3;
    static final long OR = -4;

    /** Deeper trees would endanger those who walk them. */
    static final int DEEPEST = 500;

    /** A condition with the number of levels below it. */
    private record Entry(SearchExpression expression, int depth) {}

    private final String className;
    private final String property;
    private final List<Long> opcodes;
    private final Deque<Entry> stack = new ArrayDeque<>();
    private int position;

    SearchExpressionParser(String className, String property, List<Long> opcodes) {
        this.className = className;
        this.property = property;
        this.opcodes = opcodes;
    }

    SearchExpression parse() {
        for (long opcode : opcodes) {
            position++;
            if (opcode == NOT) {
                Entry operand = pop(NOT, "not");
                push(new SearchExpression.Not(operand.expression), operand.depth + 1);
            } else if (opcode == AND || opcode == OR) {
                Entry right = pop(opcode, opcode == AND ? "and" : "or");
                Entry left = pop(opcode, opcode == AND ? "and" : "or");
                push(
                        opcode == AND
                                ? new SearchExpression.And(left.expression, right.expression)
                                : new SearchExpression.Or(left.expression, right.expression),
                        Math.max(left.depth, right.depth) + 1);
            } else {
                push(opcode == EMPTY ? new SearchExpression.IsEmpty() : new SearchExpression.IsValue(opcode), 0);
            }
        }
        if (stack.size() != 1) {
            throw error("There are too many arguments for the existing operators. The values on the stack are: "
                    + valuesOnStack());
        }
        return stack.pop().expression;
    }

    private void push(SearchExpression expression, int depth) {
        if (depth > DEEPEST) {
            throw error("It is nested deeper than " + DEEPEST + " levels.");
        }
        stack.push(new Entry(expression, depth));
    }

    private Entry pop(long operator, String name) {
        if (stack.isEmpty()) {
            throw error(
                    "The operator " + operator + " (" + name + ") at position " + position + " has too few arguments.");
        }
        return stack.pop();
    }

    private List<String> valuesOnStack() {
        List<String> values = new ArrayList<>();
        stack.forEach(entry -> values.add(SearchExpressionWriter.debug(entry.expression)));
        Collections.reverse(values);
        return values;
    }

    private ExpressionError error(String reason) {
        return new ExpressionError(className, property, opcodes, reason);
    }
}
