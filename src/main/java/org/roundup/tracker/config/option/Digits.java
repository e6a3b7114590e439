package org.roundup.tracker.config.option;

import java.math.BigInteger;

/** Reads integers: blanks around, a sign, and single underscores between digits are accepted. */
final class Digits {
    private static final int MAX_LENGTH = 1000;

    private Digits() {}

    /**
     * Reads an integer of any size.
     *
     * @throws NumberFormatException if the text is not an integer
     */
    static BigInteger parse(String text, int radix) {
        String digits = text.strip();
        if (digits.length() > MAX_LENGTH || digits.startsWith("_") || digits.endsWith("_") || digits.contains("__")) {
            throw new NumberFormatException(digits);
        }
        boolean signThenUnderscore = digits.startsWith("+_") || digits.startsWith("-_");
        if (signThenUnderscore) {
            throw new NumberFormatException(digits);
        }
        return new BigInteger(digits.replace("_", ""), radix);
    }
}
