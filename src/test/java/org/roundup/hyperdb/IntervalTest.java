package org.roundup.hyperdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;

class IntervalTest {

    static List<String[]> intervals() {
        return Vectors.of("/hyperdb/intervals.txt");
    }

    static List<String[]> numbers() {
        return Vectors.of("/hyperdb/intervals-numbers.txt");
    }

    static List<String[]> arithmetic() {
        return Vectors.of("/hyperdb/intervals-arithmetic.txt");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("intervals")
    void readsWhatUsersWrite(String name, String text, String usual, String serialised, String seconds, String words) {
        if (usual.startsWith("!")) {
            ValueError error = assertThrows(ValueError.class, () -> Interval.parse(text, DateTest.NOW));
            assertEquals(usual.substring(1), error.getMessage());
            return;
        }
        Interval interval = Interval.parse(text, DateTest.NOW);
        assertEquals(usual.isEmpty() ? interval.toString() : usual, interval.toString());
        assertEquals(serialised.isEmpty() ? interval.serialise() : serialised, interval.serialise());
        assertEquals(seconds.isEmpty() ? interval.asSeconds() : Long.parseLong(seconds), interval.asSeconds());
        assertEquals(words.isEmpty() ? interval.pretty() : words, interval.pretty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void countsSeconds(String seconds, String expected) {
        assertEquals(expected, Interval.ofSeconds(Double.parseDouble(seconds)).toString());
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("arithmetic")
    void calculates(String left, String operator, String right, String expected) {
        Interval interval = Interval.ofStored(left);
        Supplier<Interval> action =
                switch (operator) {
                    case "+" -> () -> interval.plus(Interval.ofStored(right));
                    case "-" -> () -> interval.minus(Interval.ofStored(right));
                    default -> () -> interval.div(Double.parseDouble(right));
                };
        if (expected.startsWith("!")) {
            ValueError error = assertThrows(ValueError.class, action::get);
            assertTrue(error.getMessage().contains(expected.substring(1)), error.getMessage());
        } else {
            assertEquals(expected, action.get().toString());
        }
    }

    @Test
    void hasForms() {
        Interval interval = Interval.ofStored("- 1y 2m 3d 4:05:06");
        assertEquals("(-1, 1, 2, 3, 4, 5, 6)", PythonLiteral.stored(interval.tuple()));
        assertEquals("P0001Y02M03DT04H05M06S", interval.isoformat());
        assertEquals("<Interval - 1y 2m 3d 4:05:06>", PythonLiteral.repr(interval));
        assertEquals(
                "+ 1y 2m 3d 4:05:06",
                Interval.ofTuple(PythonTuple.of(1, 2, 3, 4, 5, 6.5)).toString());
    }

    @Test
    void readsTuplesOnlyOfNumbers() {
        for (PythonTuple tuple : List.of(PythonTuple.of(1, 2), PythonTuple.of(1, 2, 3, 4, 5, 6, null))) {
            ValueError error = assertThrows(ValueError.class, () -> Interval.ofTuple(tuple));
            assertEquals("Unknown spec " + tuple, error.getMessage());
        }
    }

    @Test
    void boundsItsNumbers() {
        assertEquals("+ 999999999d", Interval.ofStored("00999999999d").toString());
        assertThrows(ValueError.class, () -> Interval.ofStored("1000000000d"));
        assertThrows(ValueError.class, () -> Interval.ofStored("999999999w"));
        assertThrows(ValueError.class, () -> Interval.ofSeconds(1e300));
    }

    @Test
    void comparesInSeconds() {
        assertEquals(Interval.ofStored("30d"), Interval.ofStored("1m"));
        assertEquals(
                Interval.ofStored("30d").hashCode(), Interval.ofStored("1m").hashCode());
        assertTrue(Interval.ofStored("- 1d").compareTo(Interval.ofStored("0d")) < 0);
        assertFalse(Interval.ofStored("1d").equals(Interval.ofStored("25:00")));
    }

    @Test
    void doesNotTakeDatesFromDatabases() {
        assertThrows(ValueError.class, () -> Interval.ofStored("2024-04-01"));
    }

    @Test
    void exposesWordsForTranslation() {
        assertEquals(
                new RelativeTime(RelativeTime.Unit.HOUR_AND_QUARTERS, 3, true),
                Interval.ofStored("- 1:45").relative());
    }

    @Test
    void countsManyMonthsInYearsWhereAskedTo() {
        RelativeTime fiveYears = Interval.ofStored("- 1931d").relative();
        assertEquals(new RelativeTime(RelativeTime.Unit.MONTHS, 64, true), fiveYears);
        assertEquals(new RelativeTime(RelativeTime.Unit.YEARS, 5, true), fiveYears.coarse());
        RelativeTime twentyMonths = Interval.ofStored("600d").relative();
        assertEquals(twentyMonths, twentyMonths.coarse());
    }

    @Test
    void randomIntervalsComeBackFromEveryForm() {
        Random random = new Random(20240607);
        for (int i = 0; i < 20_000; i++) {
            Interval interval = Interval.of(
                    random.nextBoolean() ? 1 : -1,
                    random.nextInt(100),
                    random.nextInt(100),
                    random.nextInt(100),
                    random.nextInt(100),
                    random.nextInt(60),
                    random.nextInt(60));
            assertEquals(
                    interval.toString(), Interval.ofStored(interval.toString()).toString());
            assertEquals(
                    interval.toString(), Interval.ofStored(interval.serialise()).toString());
            assertEquals(interval.toString(), Interval.ofTuple(interval.tuple()).toString());
        }
    }
}
