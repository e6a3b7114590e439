package org.roundup.hyperdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;

class DesignatorTest {

    static List<String[]> designators() {
        return Vectors.of("/hyperdb/designators.txt").stream()
                .map(columns -> new String[] {columns[0], columns[1], columns.length > 2 ? columns[2] : ""})
                .toList();
    }

    @ParameterizedTest(name = "of {0}")
    @MethodSource("designators")
    void splitsClassAndId(String text, String className, String id) {
        if (className.equals("!")) {
            ValueError error = assertThrows(ValueError.class, () -> Designator.parse(text));
            assertEquals("\"" + text + "\" not a node designator", error.getMessage());
        } else {
            assertEquals(new Designator(className, id), Designator.parse(text));
            assertEquals(text, Designator.parse(text).toString());
        }
    }
}
