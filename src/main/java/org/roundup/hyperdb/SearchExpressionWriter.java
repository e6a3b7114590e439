package org.roundup.hyperdb;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** Writes search expressions in their text forms. */
final class SearchExpressionWriter {

    private SearchExpressionWriter() {}

    static void postfix(SearchExpression expression, List<Long> out) {
        if (expression instanceof SearchExpression.IsValue value) {
            out.add(value.id());
        } else if (expression instanceof SearchExpression.Not not) {
            postfix(not.operand(), out);
            out.add(SearchExpressionParser.NOT);
        } else if (expression instanceof SearchExpression.And and) {
            postfix(and.left(), out);
            postfix(and.right(), out);
            out.add(SearchExpressionParser.AND);
        } else if (expression instanceof SearchExpression.Or or) {
            postfix(or.left(), out);
            postfix(or.right(), out);
            out.add(SearchExpressionParser.OR);
        } else {
            out.add(SearchExpressionParser.EMPTY);
        }
    }

    static void infix(
            SearchExpression expression, LongFunction<String> labels, UnaryOperator<String> words, StringBuilder out) {
        if (expression instanceof SearchExpression.IsValue value) {
            out.append(labels.apply(value.id()));
        } else if (expression instanceof SearchExpression.Not not) {
            out.append(words.apply("NOT")).append(isCompound(not.operand()) ? "" : " ");
            operand(not.operand(), labels, words, out);
        } else if (expression instanceof SearchExpression.And and) {
            operand(and.left(), labels, words, out);
            out.append(' ').append(words.apply("AND")).append(' ');
            operand(and.right(), labels, words, out);
        } else if (expression instanceof SearchExpression.Or or) {
            operand(or.left(), labels, words, out);
            out.append(' ').append(words.apply("OR")).append(' ');
            operand(or.right(), labels, words, out);
        } else {
            out.append(labels.apply(SearchExpressionParser.EMPTY));
        }
    }

    private static void operand(
            SearchExpression expression, LongFunction<String> labels, UnaryOperator<String> words, StringBuilder out) {
        boolean brackets = isCompound(expression);
        out.append(brackets ? "(" : "");
        infix(expression, labels, words, out);
        out.append(brackets ? ")" : "");
    }

    private static boolean isCompound(SearchExpression expression) {
        return expression instanceof SearchExpression.And || expression instanceof SearchExpression.Or;
    }

    /** The form that error texts show: {@code (Value 1 AND NOT(ISEMPTY(-1)))}. */
    static String debug(SearchExpression expression) {
        if (expression instanceof SearchExpression.IsValue value) {
            return "Value " + value.id();
        }
        if (expression instanceof SearchExpression.Not not) {
            return "NOT(" + debug(not.operand()) + ")";
        }
        if (expression instanceof SearchExpression.And and) {
            return "(" + debug(and.left()) + " AND " + debug(and.right()) + ")";
        }
        if (expression instanceof SearchExpression.Or or) {
            return "(" + debug(or.left()) + " OR " + debug(or.right()) + ")";
        }
        return "ISEMPTY(-1)";
    }
}
