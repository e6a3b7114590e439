package org.roundup.hyperdb;

/** An item that does not exist (by id, or by key among the live items), or content that is missing. */
public final class NotFound extends RoundupException {

    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message);
    }

    public NotFound(String message, Throwable cause) {
        super(message, cause);
    }
}
