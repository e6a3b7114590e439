package org.roundup.hyperdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;

class SearchExpressionTest {

    private static final Map<Long, String> LABELS =
            Map.of(1L, "red", 2L, "green", 3L, "blue", 4L, "x", 5L, "y", -1L, "none");

    static List<String[]> expressions() {
        return Vectors.of("/hyperdb/expressions.txt");
    }

    @ParameterizedTest(name = "of {0}")
    @MethodSource("expressions")
    void readsPostfix(String postfix, String expected) {
        List<String> values = postfix.isEmpty() ? List.of() : List.of(postfix.split(","));
        if (expected.startsWith("!")) {
            ExpressionError error =
                    assertThrows(ExpressionError.class, () -> SearchExpression.parse("issue", "keyword", values));
            assertEquals(
                    "There was an error searching issue by keyword using: " + expected.substring(1),
                    error.getMessage());
        } else {
            Optional<SearchExpression> expression = SearchExpression.parse("issue", "keyword", values);
            assertEquals(
                    expected,
                    expression
                            .map(tree -> tree.infix(LABELS::get, UnaryOperator.identity()))
                            .orElse("-"));
        }
    }

    @Test
    void aListWithNullIsPlain() {
        assertEquals(Optional.empty(), SearchExpression.parse("issue", "keyword", Collections.singletonList(null)));
    }

    @Test
    void boundsTheDepth() {
        List<String> values = new ArrayList<>(List.of("1"));
        values.addAll(Collections.nCopies(100_000, "-2"));
        assertThrows(ExpressionError.class, () -> SearchExpression.parse("issue", "keyword", values));
    }

    @Test
    void randomTreesComeBack() {
        Random random = new Random(20240607);
        for (int i = 0; i < 5_000; i++) {
            SearchExpression tree = new SearchExpression.Not(tree(random, 6));
            List<String> values = tree.opcodes().stream().map(String::valueOf).toList();
            assertEquals(Optional.of(tree), SearchExpression.parse("issue", "keyword", values));
        }
    }

    @Test
    void onlyExpressionErrorsEscapeFromGarbage() {
        Random random = new Random(4711);
        for (int i = 0; i < 20_000; i++) {
            List<String> values = random.ints(random.nextInt(8), -6, 4)
                    .mapToObj(String::valueOf)
                    .toList();
            try {
                Optional<SearchExpression> tree = SearchExpression.parse("issue", "keyword", values);
                tree.ifPresent(found -> assertEquals(
                        values, found.opcodes().stream().map(String::valueOf).toList()));
            } catch (ExpressionError expected) {
                assertTrue(expected.getMessage().contains("by keyword using"), expected.getMessage());
            }
        }
    }

    private static SearchExpression tree(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 5)) {
            case 0 -> new SearchExpression.IsEmpty();
            case 1 -> new SearchExpression.IsValue(random.nextInt(100));
            case 2 -> new SearchExpression.Not(tree(random, depth - 1));
            case 3 -> new SearchExpression.And(tree(random, depth - 1), tree(random, depth - 1));
            default -> new SearchExpression.Or(tree(random, depth - 1), tree(random, depth - 1));
        };
    }
}
