package org.roundup.hyperdb;

/**
 * The name of an item: its class and its id, written without anything between, as in {@code issue12}.
 *
 * @param className begins with a letter and does not end in a digit
 * @param id decimal digits
 */
public record Designator(String className, String id) {

    /**
     * Reads a designator. The id is all digits at the end: {@code a1b2} is item 2 of class {@code a1b}.
     *
     * @throws ValueError if the text is no designator
     */
    public static Designator parse(String text) {
        int split = text.length();
        while (split > 0 && Ascii.isDigit(text.charAt(split - 1))) {
            split--;
        }
        if (split == text.length() || !isClassName(text, split)) {
            throw new ValueError("\"" + text + "\" not a node designator");
        }
        return new Designator(text.substring(0, split), text.substring(split));
    }

    /** Whether the text up to the index is a class name, given that it does not end in a digit. */
    private static boolean isClassName(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean first = Ascii.isLetter(c);
            boolean later = i > 0 && (Ascii.isDigit(c) || c == '_');
            if (!first && !later) {
                return false;
            }
        }
        return end > 0;
    }

    @Override
    public String toString() {
        return className + id;
    }
}
