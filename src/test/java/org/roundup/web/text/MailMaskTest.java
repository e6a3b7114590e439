package org.roundup.web.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailMaskTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"a.b@c.d.org,a b at c d ...", "x@y,x at  ...", "a@b@c,a@b@c", "a.b,a b"})
    void masks(String address, String expected) {
        assertEquals(expected, MailMask.mask(address));
    }
}
