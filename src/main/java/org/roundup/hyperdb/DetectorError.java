package org.roundup.hyperdb;

/**
 * A detector failed in a way its author did not intend. The visitor sees a general message; the administrator gets
 * the trace of the cause.
 */
public final class DetectorError extends RoundupException {

    private static final long serialVersionUID = 1L;

    public DetectorError(String message, Throwable cause) {
        super(message, cause);
    }
}
