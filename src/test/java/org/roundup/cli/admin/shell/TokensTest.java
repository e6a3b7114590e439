package org.roundup.cli.admin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.UsageError;

class TokensTest {

    static Stream<String[]> vectors() {
        return Vectors.of("/org/roundup/cli/admin/tokens.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void cutsLinesIntoWords(String line, String words) {
        String given = plain(line);
        switch (words) {
            case "error" -> assertThrows(UsageError.class, () -> Tokens.of(given));
            case "none" -> assertEquals(List.of(), Tokens.of(given));
            case "<empty>" -> assertEquals(List.of(""), Tokens.of(given));
            default -> assertEquals(List.of(plain(words).split("\\|")), Tokens.of(given));
        }
    }

    private static String plain(String text) {
        return text.replace("<TAB>", "\t").replace("<LF>", "\n").replace("<NBSP>", "\u00a0");
    }
}
