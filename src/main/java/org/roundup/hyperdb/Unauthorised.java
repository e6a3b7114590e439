package org.roundup.hyperdb;

/** The current user may not do this. */
public final class Unauthorised extends RoundupException {

    private static final long serialVersionUID = 1L;

    public Unauthorised(String message) {
        super(message);
    }
}
