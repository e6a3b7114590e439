package org.roundup.ops.logging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Appends messages to a file in UTF-8. Each message is written at once, so that several processes can share the file. */
final class LogFile extends Handler {
    private final Path file;
    private final Rotation rotation;
    private OutputStream out;

    /**
     * Opens the file, and makes its directory if needed.
     *
     * @throws IOException if the file cannot be written
     */
    LogFile(Path file, Rotation rotation) throws IOException {
        this.file = file;
        this.rotation = rotation;
        Path directory = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        this.out = open();
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public synchronized void publish(LogRecord message) {
        if (!isLoggable(message) || out == null) {
            return;
        }
        try {
            byte[] line = getFormatter().format(message).getBytes(StandardCharsets.UTF_8);
            if (rotation.isDue(file, line.length, message.getInstant())) {
                out.close();
                rotation.rotate(file);
                out = open();
            }
            out.write(line);
        } catch (IOException failed) {
            reportError("Unable to write " + file, failed, ErrorManager.WRITE_FAILURE);
        }
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public synchronized void close() {
        try {
            if (out != null) {
                out.close();
                out = null;
            }
        } catch (IOException failed) {
            reportError("Unable to close " + file, failed, ErrorManager.CLOSE_FAILURE);
        }
    }
}
