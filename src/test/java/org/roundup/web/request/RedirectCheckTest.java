package org.roundup.web.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.ValueError;

class RedirectCheckTest {

    static List<String[]> vectors() {
        return Vectors.of("/web/redirects.txt");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void onlyPlacesInsideTheTrackerAreAllowed(String url, String base, String expected) {
        if (expected.equals("ok")) {
            assertEquals(url, RedirectCheck.check(url, base));
        } else {
            String message = assertThrows(ValueError.class, () -> RedirectCheck.check(url, base))
                    .getMessage();
            assertTrue(message.contains(expected), message);
        }
    }
}
