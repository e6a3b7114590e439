package org.roundup.ops.logging;

/** A logging configuration that cannot be used; the message says why. */
final class LoggingConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    LoggingConfigException(String message) {
        super(message);
    }
}
