package org.roundup.hyperdb;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Roundup's text form of values: Python literals. Journals, sessions, the recorded schema and the export files are
 * written in it.
 *
 * <p>There are two dialects. The <em>plain</em> one is Python 3's own. The <em>stored</em> one (journal parameters and
 * export files) is pure ASCII: a string that stands alone, and a string that is key or value of an outermost
 * dictionary, is written as its UTF-8 bytes with one character for each byte ({@code 'ä'} becomes
 * {@code '\xc3\xa4'}). Strings nested deeper are written as they are.
 *
 * <table>
 *   <caption>Types</caption>
 *   <tr><th>Python</th><th>Java</th></tr>
 *   <tr><td>None</td><td>null</td></tr>
 *   <tr><td>True, False</td><td>Boolean</td></tr>
 *   <tr><td>int</td><td>Long (also written: any integer type)</td></tr>
 *   <tr><td>float</td><td>Double (also written: Float)</td></tr>
 *   <tr><td>str</td><td>String</td></tr>
 *   <tr><td>list</td><td>List (also written: any Collection)</td></tr>
 *   <tr><td>tuple</td><td>{@link PythonTuple}</td></tr>
 *   <tr><td>dict</td><td>LinkedHashMap (also written: any Map)</td></tr>
 * </table>
 */
public final class PythonLiteral {

    private PythonLiteral() {}

    /**
     * Reads a plain literal.
     *
     * @return a fresh value of the types above; lists and dictionaries may be modified by the caller
     * @throws ValueError if the text is no literal, or is nested or sized beyond reason
     */
    public static Object parse(String text) {
        return new PythonLiteralReader(text).read();
    }

    /**
     * Reads a literal of the stored dialect.
     *
     * @return a fresh value of the types above; lists and dictionaries may be modified by the caller
     * @throws ValueError if the text is no literal, or if a string that should be UTF-8 is not
     */
    public static Object parseStored(String text) {
        PythonLiteralReader reader = new PythonLiteralReader(text);
        Object value = reader.read();
        if (value instanceof String string) {
            return decode(string, reader);
        }
        if (!(value instanceof LinkedHashMap<?, ?> map)) {
            return value;
        }
        Map<Object, Object> decoded = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            decoded.put(decodeIfString(entry.getKey(), reader), decodeIfString(entry.getValue(), reader));
        }
        return decoded;
    }

    /** The value as Python 3's {@code repr()} writes it: strings quoted, everything printable left as it is. */
    public static String repr(Object value) {
        return new PythonLiteralWriter(PythonStrings.Style.PRINTABLE).write(value);
    }

    /**
     * The value in the stored dialect. Dictionaries are written with their keys sorted. Numbers that have no literal
     * are written as {@code 1e999} and {@code -1e999} (infinite) and {@code None} (not a number), which Python reads.
     */
    public static String stored(Object value) {
        return new PythonLiteralWriter(PythonStrings.Style.ASCII).writeStored(value);
    }

    /** The value as Python's {@code str()} writes it: a string is itself, everything else as in {@link #repr}. */
    public static String str(Object value) {
        return value instanceof CharSequence text ? text.toString() : repr(value);
    }

    private static Object decodeIfString(Object value, PythonLiteralReader reader) {
        return value instanceof String string ? decode(string, reader) : value;
    }

    private static String decode(String bytes, PythonLiteralReader reader) {
        boolean ascii = true;
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            if (c > 0xff) {
                throw reader.failure("character U+%04X stands where bytes are expected".formatted((int) c));
            }
            ascii &= c < 0x80;
        }
        if (ascii) {
            return bytes;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw reader.failure("the bytes of a string are not UTF-8");
        }
    }
}
