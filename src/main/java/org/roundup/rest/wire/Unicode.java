package org.roundup.rest.wire;

/** Checks of texts for what no database and no answer can hold. */
public final class Unicode {

    private Unicode() {}

    /**
     * The text, if it is made of whole characters and holds no NUL.
     *
     * @param what the text is, for the error
     * @throws ApiError if it is not
     */
    public static String checked(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw ApiError.badRequest("The " + what + " holds the character U+0000.");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw ApiError.badRequest("The " + what + " holds half a character (a lone surrogate).");
            }
        }
        return text;
    }
}
