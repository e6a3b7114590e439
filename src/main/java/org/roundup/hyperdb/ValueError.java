package org.roundup.hyperdb;

/** A value that cannot be accepted: wrong type, unparsable text, a link to nothing, a key that exists. */
public non-sealed class ValueError extends RoundupException {

    private static final long serialVersionUID = 1L;

    public ValueError(String message) {
        super(message);
    }

    public ValueError(String message, Throwable cause) {
        super(message, cause);
    }
}
