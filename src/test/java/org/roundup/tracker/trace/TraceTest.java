package org.roundup.tracker.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TraceTest {
    @Test
    void workInsideOtherWorkKeepsItsId() {
        String first;
        try (Trace outer = Trace.begin("/issue1")) {
            first = Trace.currentId().orElseThrow();
            assertTrue(first.matches("[A-Za-z0-9_-]{12}"));
            try (Trace inner = Trace.begin("other")) {
                assertEquals(Optional.of(first), Trace.currentId());
                assertEquals("/issue1", MDC.get(Trace.REASON));
            }
            assertEquals(Optional.of(first), Trace.currentId());
        }
        assertTrue(Trace.currentId().isEmpty());
        assertNull(MDC.get(Trace.REASON));
        try (Trace next = Trace.begin("")) {
            assertNotEquals(Optional.of(first), Trace.currentId());
        }
    }

    @Test
    void aProposedIdIsTakenIfItCannotForgeLogLines() {
        try (Trace trace = Trace.begin("/", "abc-1")) {
            assertEquals(Optional.of("abc-1"), Trace.currentId());
        }
        try (Trace trace = Trace.begin("/a\nERROR", "a\nb")) {
            assertEquals("/a?ERROR", MDC.get(Trace.REASON));
            assertEquals(12, Trace.currentId().orElseThrow().length());
        }
    }
}
