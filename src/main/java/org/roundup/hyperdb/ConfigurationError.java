package org.roundup.hyperdb;

/** The configuration of a tracker or program is wrong or incomplete; the message names file, section and option. */
public final class ConfigurationError extends RoundupException {

    private static final long serialVersionUID = 1L;

    public ConfigurationError(String message) {
        super(message);
    }

    public ConfigurationError(String message, Throwable cause) {
        super(message, cause);
    }
}
