package org.roundup.web.template;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "Grüße", "€ – …", "𝒳 and 😀", "\ud83d alone", "alone \ude00", "\ud83d\ud83d\ude00"
            })
    void writesWhatJavaWritesInUtf8HoweverItComes(String text) throws IOException {
        byte[] expected = text.getBytes(StandardCharsets.UTF_8);
        try (PageText whole = new PageText();
                PageText single = new PageText();
                PageText array = new PageText()) {
            whole.write(text);
            for (char c : text.toCharArray()) {
                single.write(c);
            }
            array.write(text.toCharArray());
            for (PageText page : new PageText[] {whole, single, array}) {
                assertArrayEquals(expected, Arrays.copyOf(page.bytes(), page.length()));
            }
        }
    }

    @Test
    void growsAsItMust() throws IOException {
        try (PageText page = new PageText();
                PageText frame = new PageText()) {
            page.write("äß€".repeat(50_000));
            frame.write("<");
            frame.append(page);
            frame.write(">");
            assertEquals("<" + "äß€".repeat(50_000) + ">", frame.toString());
        }
    }
}
