package org.roundup.store.change;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.ValueError;

class CursorTest {

    @Test
    void aCursorThatIsNoneIsRefused() {
        for (String text : List.of("", "1", "-", "1-", "x-1", "1--2", "1-99999999999999999999")) {
            assertThrows(ValueError.class, () -> Cursor.parse(text), text);
        }
    }
}
