package org.roundup.store.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;

class WordsTest {

    private final Words words = new Words(List.of("Roundup"));

    static List<String[]> vectors() {
        return Vectors.of("/org/roundup/store/index/words.txt");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void cutsTextsIntoWords(String text, String expected) {
        assertEquals(expected, String.join(" ", words.of(text)));
    }

    @Test
    void leavesOutRunsThatAreTooShortOrTooLong() {
        String fifty = "W".repeat(50);
        assertEquals(Set.of(fifty), words.of("x " + fifty + " " + "v".repeat(51)));
        assertEquals(Set.of("𝐀".repeat(50)), words.of("𝐀".repeat(50)), "length counts characters, not chars");
    }

    @Test
    void stopWordsOfTheTrackerCountInAnyCase() {
        assertTrue(words.isStopWord("roundup"));
        assertFalse(words.isStopWord("tracker"));
        assertEquals(Set.of("TRACKER"), words.searchable(List.of("ROUNDUP", "tracker", "the", "x")));
    }
}
