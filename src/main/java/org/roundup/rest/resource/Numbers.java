package org.roundup.rest.resource;

import org.roundup.rest.wire.ApiError;

/** Reads numbers of controls. */
final class Numbers {

    private Numbers() {}

    static int integer(String control, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException malformed) {
            throw new ApiError(400, "When using " + control + ": '" + text + "' is not an integer", control, malformed);
        }
    }
}
