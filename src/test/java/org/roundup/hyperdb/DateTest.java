package org.roundup.hyperdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;

class DateTest {

    static final Instant NOW = Instant.parse("2024-03-15T10:20:30.456Z");

    static List<String[]> dates() {
        return Vectors.of("/hyperdb/dates.txt");
    }

    static List<String[]> arithmetic() {
        return Vectors.of("/hyperdb/dates-arithmetic.txt");
    }

    static List<String[]> forms() {
        return Vectors.of("/hyperdb/dates-forms.txt");
    }

    static List<String[]> stored() {
        return Vectors.of("/hyperdb/dates-stored.txt");
    }

    static List<String[]> pretty() {
        return Vectors.of("/hyperdb/dates-pretty.txt");
    }

    @ParameterizedTest(name = "{0} {1} in {2}")
    @MethodSource("dates")
    void readsWhatUsersWrite(String name, String text, String zone, String expected) {
        check(expected, () -> RoundupDate.parse(text, NOW, TimeZones.parse(zone)));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("arithmetic")
    void calculates(String left, String operator, String right, String expected) {
        RoundupDate date = date(left);
        if (right.contains("-")) {
            assertEquals(expected, date.minus(date(right)).toString());
        } else {
            Interval interval = Interval.parse(right, NOW);
            check(expected, () -> operator.equals("+") ? date.plus(interval) : date.minus(interval));
            check(expected, () -> operator.equals("+") ? interval.plus(date) : interval.minus(date));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void hasForms(String form, String expected) {
        RoundupDate date = date("2024-06-07.08:09:10.5");
        Map<String, String> forms = Map.of(
                "string", date.toString(),
                "repr", PythonLiteral.repr(date),
                "serialise", date.serialise(),
                "sql", date.sql(),
                "tuple", PythonLiteral.stored(date.tuple()),
                "isoformat", date.isoformat(),
                "pretty", date.pretty());
        assertEquals(expected, forms.get(form));
    }

    @ParameterizedTest(name = "of {0}")
    @MethodSource("stored")
    void readsStoredForms(String text, String expected) {
        check(
                expected,
                () -> text.startsWith("(")
                        ? RoundupDate.ofTuple((PythonTuple) PythonLiteral.parse(text))
                        : RoundupDate.ofStored(text));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("pretty")
    void formatsLikeStrftime(String date, String format, String expected) {
        assertEquals(expected, RoundupDate.ofStored(date).pretty(format));
    }

    @Test
    void formatsInOtherLanguages() {
        assertEquals(" 7 juin 2024", date("2024-06-07").pretty("%d %B %Y", Locale.FRENCH));
        assertEquals("Freitag, 7. Juni", date("2024-06-07").pretty("%A, %-d. %B", Locale.GERMAN));
    }

    @Test
    void showsLocalTime() {
        RoundupDate noon = date("2024-06-07.12:00");
        assertEquals("2024-06-07.07:00:00", noon.local(TimeZones.parse("-5")).toString());
        assertEquals(
                "2024-06-07.14:00:00",
                noon.local(TimeZones.parse("europe/vienna")).toString());
        assertEquals(
                "2024-06-07.17:30:00",
                noon.local(TimeZones.parse("Asia/Kolkata")).toString());
        assertEquals(noon, noon.local(ZoneOffset.UTC));
    }

    @Test
    void refusesUnknownZones() {
        for (String zone : List.of("Nowhere/X", "", "99", "-99", "99999999999999", "+", "%s")) {
            assertThrows(UnknownName.class, () -> TimeZones.parse(zone), zone);
        }
    }

    @Test
    void keepsMillisecondsAndOrder() {
        RoundupDate first = RoundupDate.now(Clock.fixed(NOW.plusNanos(999_999), ZoneOffset.UTC));
        assertEquals("<Date 2024-03-15.10:20:30.456>", first.repr());
        assertEquals(1710498030.456, first.timestamp());
        RoundupDate second = RoundupDate.ofEpochMilli(first.epochMilli() + 1);
        assertTrue(first.compareTo(second) < 0);
        assertEquals(first, RoundupDate.of(NOW));
        assertEquals(first.hashCode(), RoundupDate.of(NOW).hashCode());
    }

    @Test
    void randomDatesComeBackFromEveryForm() {
        Random random = new Random(20240607);
        long first = LocalDateTime.of(1, 1, 1, 0, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
        long last = LocalDateTime.of(9999, 12, 31, 23, 59, 59)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
        for (int i = 0; i < 20_000; i++) {
            RoundupDate date = RoundupDate.ofEpochMilli(first + (long) (random.nextDouble() * (last - first)));
            assertEquals(date, RoundupDate.ofStored(date.serialise()));
            assertEquals(date, RoundupDate.ofStored(date.sql()));
            assertEquals(date, RoundupDate.ofStored(date.isoformat()));
            assertEquals(date, RoundupDate.ofTuple((PythonTuple)
                    PythonLiteral.parseStored(PythonLiteral.stored(date.tuple()))));
            assertEquals(date, RoundupDate.parse(date.isoformat(), NOW, ZoneOffset.UTC));
            assertEquals(
                    date.epochMilli() - Math.floorMod(date.epochMilli(), 1000L),
                    date(date.toString()).epochMilli());
        }
    }

    @Test
    void onlyValueErrorsEscapeFromGarbage() {
        Random random = new Random(4711);
        String alphabet = "0123456789012345678901234567890123456789-/.:T +ymwd;to\u00e4";
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertOnlyValueErrors(() -> RoundupDate.parse(text.toString(), NOW, TimeZones.parse("Europe/Vienna")));
            assertOnlyValueErrors(() -> RoundupDate.ofStored(text.toString()));
            assertOnlyValueErrors(() -> Range.ofDates(text.toString(), NOW, TimeZones.parse("-5")));
            assertOnlyValueErrors(() -> Interval.parse(text.toString(), NOW).plus(RoundupDate.of(NOW)));
            assertOnlyValueErrors(() -> Range.ofIntervals(text.toString(), NOW));
        }
    }

    private static void assertOnlyValueErrors(Runnable action) {
        try {
            action.run();
        } catch (ValueError expected) {
            assertTrue(!expected.getMessage().isBlank());
        }
    }

    static void check(String expected, Supplier<RoundupDate> action) {
        if (expected.startsWith("!")) {
            RoundupException error = assertThrows(RoundupException.class, action::get);
            assertTrue(error.getMessage().contains(expected.substring(1)), error.getMessage());
        } else {
            assertEquals("<Date " + expected + ">", action.get().repr());
        }
    }

    private static RoundupDate date(String text) {
        return RoundupDate.parse(text, NOW, ZoneOffset.UTC);
    }
}
