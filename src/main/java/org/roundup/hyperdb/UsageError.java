package org.roundup.hyperdb;

/** A request that makes no sense as written: wrong number or form of arguments. */
public final class UsageError extends RoundupException {

    private static final long serialVersionUID = 1L;

    public UsageError(String message) {
        super(message);
    }

    public UsageError(String message, Throwable cause) {
        super(message, cause);
    }
}
