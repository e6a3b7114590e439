package org.roundup.store.sql;

import org.roundup.hyperdb.DatabaseError;

/**
 * The database refused for a reason that goes away when the whole unit of work is run again: a serialization failure,
 * a deadlock, a busy or lost database.
 */
public final class RetryableError extends DatabaseError {

    private static final long serialVersionUID = 1L;

    public RetryableError(String message, Throwable cause) {
        super(message, cause);
    }
}
