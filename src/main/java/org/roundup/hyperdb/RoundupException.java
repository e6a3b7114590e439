package org.roundup.hyperdb;

/**
 * Root of all errors that Roundup reports in the user's terms. Each face (page, REST, XML-RPC, mail, command line)
 * maps the subclasses in one place; the message is fit to be shown to the person who caused the error.
 */
public abstract sealed class RoundupException extends RuntimeException
        permits ConfigurationError,
                DatabaseError,
                DetectorError,
                IndexerQueryError,
                NotFound,
                Reauth,
                Reject,
                ScriptError,
                Unauthorised,
                UnknownName,
                UsageError,
                ValueError {

    private static final long serialVersionUID = 1L;

    RoundupException(String message) {
        super(message);
    }

    RoundupException(String message, Throwable cause) {
        super(message, cause);
    }
}
