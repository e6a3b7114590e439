package org.roundup.store.sql;

import org.roundup.hyperdb.DatabaseError;

/** A row would have repeated a value that must be unique. */
public final class UniqueViolation extends DatabaseError {

    private static final long serialVersionUID = 1L;

    public UniqueViolation(String message, Throwable cause) {
        super(message, cause);
    }
}
