package org.roundup.hyperdb;

/** A class, property or role that the schema does not have. */
public final class UnknownName extends RoundupException {

    private static final long serialVersionUID = 1L;

    public UnknownName(String message) {
        super(message);
    }
}
