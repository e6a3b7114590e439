package org.roundup.hyperdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;

class RangeTest {

    static List<String[]> dates() {
        return Vectors.of("/hyperdb/ranges-dates.txt");
    }

    static List<String[]> intervals() {
        return Vectors.of("/hyperdb/ranges-intervals.txt");
    }

    @ParameterizedTest(name = "{0} {1} in {2}")
    @MethodSource("dates")
    void readsRangesOfDates(String name, String text, String zone, String from, String to) {
        Supplier<Range<RoundupDate>> action = () -> Range.ofDates(text, DateTest.NOW, TimeZones.parse(zone));
        if (refused(from, action)) {
            return;
        }
        Range<RoundupDate> range = action.get();
        assertEquals(
                from.equals("-") ? null : "<Date " + from + ">",
                range.from() == null ? null : range.from().repr());
        assertEquals(
                to.equals("-") ? null : "<Date " + to + ">",
                range.to() == null ? null : range.to().repr());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("intervals")
    void readsRangesOfIntervals(String name, String text, String from, String to) {
        Supplier<Range<Interval>> action = () -> Range.ofIntervals(text, DateTest.NOW);
        if (!refused(from, action)) {
            Range<Interval> range = action.get();
            assertEquals(from, range.from() == null ? "-" : range.from().toString());
            assertEquals(to, range.to() == null ? "-" : range.to().toString());
        }
    }

    @Test
    void printsBothBounds() {
        assertEquals(
                "from + 1d to None", Range.ofIntervals("from 1d", DateTest.NOW).toString());
    }

    private static boolean refused(String expected, Supplier<?> action) {
        if (!expected.startsWith("!")) {
            return false;
        }
        ValueError error = assertThrows(ValueError.class, action::get);
        assertTrue(error.getMessage().contains(expected.substring(1)), error.getMessage());
        return true;
    }

    @Test
    void includesBothBounds() {
        Range<Interval> range = Range.ofIntervals("1d;2d", DateTest.NOW);
        assertEquals(Interval.ofStored("1d"), range.from());
        assertEquals(Interval.ofStored("48:00"), range.to());
        assertFalse(range.isOpen());
        assertTrue(Range.ofIntervals(";", DateTest.NOW).isOpen());
    }
}
