package org.roundup.hyperdb;

/** A full-text query that the search engine cannot understand; the message says how to write it. */
public final class IndexerQueryError extends RoundupException {

    private static final long serialVersionUID = 1L;

    public IndexerQueryError(String message) {
        super(message);
    }

    public IndexerQueryError(String message, Throwable cause) {
        super(message, cause);
    }
}
