package org.roundup.web.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;

class PageContextTest {

    static List<String[]> vectors() {
        return Vectors.of("/web/paths.txt");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aPathNamesAPage(String path, String kind, String className, String id, String rest) {
        PageContext expected =
                new PageContext(PageContext.Kind.valueOf(kind), orNull(className), orNull(id), orNull(rest));
        assertEquals(expected, PageContext.of(path));
    }

    private static String orNull(String text) {
        return text.equals("-") ? null : text;
    }
}
