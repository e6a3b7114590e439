package org.roundup.tracker.config.ini;

/** A value whose {@code %} references cannot be resolved; the message says which reference and why. */
public final class InterpolationException extends Exception {
    private static final long serialVersionUID = 1L;

    InterpolationException(String message) {
        super(message);
    }
}
