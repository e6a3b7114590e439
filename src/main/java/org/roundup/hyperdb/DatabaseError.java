package org.roundup.hyperdb;

/** The database refused or failed: it is read-only, of a newer version, unreachable, or an operation is disallowed. */
public non-sealed class DatabaseError extends RoundupException {

    private static final long serialVersionUID = 1L;

    public DatabaseError(String message) {
        super(message);
    }

    public DatabaseError(String message, Throwable cause) {
        super(message, cause);
    }
}
