package org.roundup.ops.logging;

import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Writes messages to a standard stream of the process. */
final class Console extends Handler {
    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    @Override
    public void publish(LogRecord message) {
        if (isLoggable(message)) {
            out.print(getFormatter().format(message));
            out.flush();
        }
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
