package org.roundup.hyperdb;

/** A script of the tracker (schema, detector, extension) failed; the message names file, line and cause. */
public final class ScriptError extends RoundupException {

    private static final long serialVersionUID = 1L;

    public ScriptError(String message, Throwable cause) {
        super(message, cause);
    }
}
