package org.roundup.tracker.config;

/**
 * What is known about an option before its value is resolved.
 *
 * @param text the value in canonical spelling, after interpolation; null if there is neither a value nor a default
 * @param raw the value as it stands in the file, before interpolation; null if it did not come from a file
 * @param line where the option stands in the file; 0 if it does not
 * @param explicit whether somebody has set it
 */
record Given(String text, String raw, int line, boolean explicit) {
    static Given initially(String text) {
        return new Given(text, null, 0, false);
    }

    static Given set(String text) {
        return new Given(text, null, 0, true);
    }
}
