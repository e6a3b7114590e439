package org.roundup.hyperdb;

/** A detector vetoes a change; the message says why. */
public non-sealed class Reject extends RoundupException {

    private static final long serialVersionUID = 1L;

    public Reject(String message) {
        super(message);
    }
}
