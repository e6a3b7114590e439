package org.roundup.web.visit;

/** A request with a body that is larger than we take. */
public final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
        super(message);
    }
}
