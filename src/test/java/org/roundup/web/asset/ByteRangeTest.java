package org.roundup.web.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;

class ByteRangeTest {

    static List<String[]> vectors() {
        return Vectors.of("/web/ranges.txt");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void reads(String header, String expected) {
        ByteRange range = ByteRange.parse(header, 300);
        if (expected.equals("-")) {
            assertNull(range);
        } else if (expected.equals("unsatisfiable")) {
            assertEquals(false, range.isSatisfiable());
        } else {
            assertEquals(expected, range.first() + "-" + range.last());
        }
    }

    @Test
    void noHeaderIsTheWhole() {
        assertNull(ByteRange.parse(null, 300));
    }
}
