package org.roundup.hyperdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;

class PythonLiteralTest {

    static List<String[]> written() {
        return Vectors.of("/hyperdb/literals-written.txt");
    }

    static List<String[]> read() {
        return Vectors.of("/hyperdb/literals-read.txt");
    }

    static List<String[]> refused() {
        return Vectors.of("/hyperdb/literals-refused.txt");
    }

    static List<String[]> floats() {
        return Vectors.of("/hyperdb/floats.txt");
    }

    @ParameterizedTest
    @MethodSource("written")
    void writesWhatPythonWrites(String stored, String plain) {
        assertEquals(plain, PythonLiteral.repr(PythonLiteral.parse(plain)));
        assertEquals(stored, PythonLiteral.stored(PythonLiteral.parse(plain)));
        assertEquals(PythonLiteral.parse(plain), PythonLiteral.parseStored(stored));
    }

    @ParameterizedTest
    @MethodSource("read")
    void readsOtherSpellings(String text, String plain) {
        assertEquals(PythonLiteral.parse(plain), PythonLiteral.parseStored(text));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesEverythingElse(String text) {
        ValueError error = assertThrows(ValueError.class, () -> PythonLiteral.parseStored(text));
        assertTrue(error.getMessage().endsWith(" trying to parse value '" + text + "'"), error.getMessage());
    }

    @ParameterizedTest
    @MethodSource("floats")
    void writesTheShortestFloat(String bits, String text) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertEquals(text, PythonLiteral.repr(value));
        assertEquals(value, PythonLiteral.parse(text));
    }

    @Test
    void keepsTheTextsOfErrorsShort() {
        String text = "'" + "x".repeat(5000);
        ValueError error = assertThrows(ValueError.class, () -> PythonLiteral.parse(text));
        assertTrue(error.getMessage().length() < 400);
    }

    @Test
    void boundsTheDepth() {
        assertEquals("[[[]]]", PythonLiteral.repr(PythonLiteral.parse("[[[]]]")));
        ValueError error = assertThrows(ValueError.class, () -> PythonLiteral.parse("[".repeat(100_000)));
        assertTrue(error.getMessage().contains("nested deeper than 100 brackets"));
    }

    @Test
    void printsAsPythonDoes() {
        assertEquals("None", PythonLiteral.str(null));
        assertEquals("it's", PythonLiteral.str("it's"));
        assertEquals("['1', '2']", PythonLiteral.str(List.of("1", "2")));
        assertEquals("1.0", PythonLiteral.str(1.0));
        assertEquals("True", PythonLiteral.str(true));
        assertEquals("7", PythonLiteral.str(7));
        assertEquals("0.1", PythonLiteral.str(0.1f));
        assertEquals("inf", PythonLiteral.str(Double.POSITIVE_INFINITY));
        assertEquals("['ä€😀', '\\xa0\\u200b\\ue000']", PythonLiteral.str(List.of("ä€😀", "\u00a0\u200b\ue000")));
    }

    @Test
    void storedTextIsAscii() {
        assertEquals("['\\xe4\\u20ac\\U0001f600']", PythonLiteral.stored(List.of("ä€😀")));
        assertEquals(List.of("ä€😀"), PythonLiteral.parseStored("['\\xe4\\u20ac\\U0001f600']"));
        assertEquals("1e999", PythonLiteral.stored(Double.POSITIVE_INFINITY));
        assertEquals("None", PythonLiteral.stored(Double.NaN));
    }

    @Test
    void randomValuesComeBack() {
        Random random = new Random(20240607);
        for (int i = 0; i < 5_000; i++) {
            Object value = randomValue(random, 4);
            assertEquals(value, PythonLiteral.parse(PythonLiteral.repr(value)));
            String stored = PythonLiteral.stored(value);
            assertTrue(stored.chars().allMatch(c -> c >= 0x20 && c < 0x7f), stored);
            assertEquals(value, PythonLiteral.parseStored(stored));
        }
    }

    @Test
    void onlyValueErrorsEscapeFromGarbage() {
        Random random = new Random(4711);
        String alphabet = "[](){}'\"\\,: \t\n0123456789.eE+-_LuUxNoneTrueFals\u00e4\u20ac\ud83d";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(25); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                PythonLiteral.parseStored(text.toString());
            } catch (ValueError expected) {
                assertTrue(expected.getMessage().startsWith("Error "));
            }
        }
    }

    private static Object randomValue(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> randomDouble(random);
            case 4 -> randomString(random);
            case 5 -> randomList(random, depth);
            case 6 -> new PythonTuple(randomList(random, depth));
            default -> randomMap(random, depth);
        };
    }

    private static double randomDouble(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : random.nextGaussian();
    }

    private static String randomString(Random random) {
        int[] samples = {'\'', '"', '\\', '\n', 0, 0x7f, 0x80, 0xe4, 0xff, 0x20ac, 0x1f600, 'x', 'u', '4', '1'};
        int[] points = random.ints(random.nextInt(8), 0, samples.length)
                .map(i -> samples[i])
                .toArray();
        return new String(points, 0, points.length);
    }

    private static List<Object> randomList(Random random, int depth) {
        Object[] items = new Object[random.nextInt(4)];
        Arrays.setAll(items, i -> randomValue(random, depth - 1));
        return new ArrayList<>(Arrays.asList(items));
    }

    private static Map<Object, Object> randomMap(Random random, int depth) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(random.nextInt(4) == 0 ? random.nextLong() : randomString(random), randomValue(random, depth - 1));
        }
        return map;
    }
}
