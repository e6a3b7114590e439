package org.roundup.mail.source;

/** A source of mail cannot be used; the message says why. */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
