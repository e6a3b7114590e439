package org.roundup.store.sql;

/** Makes texts that differ only in case equal. Works character by character, so that a part of a text stays a part. */
public final class TextFold {

    private TextFold() {}

    /** The text without differences of case. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> Character.toLowerCase(Character.toUpperCase(character)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Whether all characters are of ASCII. */
    public static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }
}
