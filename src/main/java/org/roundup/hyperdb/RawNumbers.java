package org.roundup.hyperdb;

/** Reads numbers as people write them: decimal, with a point, in ASCII digits. */
final class RawNumbers {

    private RawNumbers() {}

    static Double number(String property, String text) {
        if (isDecimal(text)) {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        }
        throw RawValues.error(property, PythonLiteral.repr(text) + " is not a number");
    }

    static Integer integer(String property, String text) {
        int start = afterSign(text, 0);
        if (start == text.length() || Ascii.digitsEnd(text, start) != text.length()) {
            throw RawValues.error(property, PythonLiteral.repr(text) + " is not an integer");
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new ValueError(
                    "property " + property + ": " + PythonLiteral.repr(text) + " is beyond " + Integer.MIN_VALUE
                            + " to " + Integer.MAX_VALUE,
                    e);
        }
    }

    /** Whether the text is {@code [+-]digits[.digits][e[+-]digits]}, where one side of the point may be missing. */
    private static boolean isDecimal(String text) {
        int start = afterSign(text, 0);
        int point = Ascii.digitsEnd(text, start);
        int digits = point - start;
        int end = point;
        if (end < text.length() && text.charAt(end) == '.') {
            end = Ascii.digitsEnd(text, end + 1);
            digits += end - point - 1;
        }
        if (digits == 0) {
            return false;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = afterSign(text, end + 1);
            end = Ascii.digitsEnd(text, exponent);
            if (end == exponent) {
                return false;
            }
        }
        return end == text.length();
    }

    private static int afterSign(String text, int start) {
        boolean signed = start < text.length() && (text.charAt(start) == '+' || text.charAt(start) == '-');
        return signed ? start + 1 : start;
    }
}
