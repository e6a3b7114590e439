package org.roundup.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.roundup.hyperdb.UsageError;

/** The file that tells other programs the process id of a running server. */
final class PidFile implements AutoCloseable {
    private final Path file;

    private PidFile(Path file) {
        this.file = file;
    }

    /**
     * Writes the id of this process.
     *
     * @throws UsageError if another process that is alive has the file
     */
    static PidFile write(Path file) throws IOException {
        long own = ProcessHandle.current().pid();
        long owner = read(file);
        if (owner != own && ProcessHandle.of(owner).map(ProcessHandle::isAlive).orElse(false)) {
            throw new UsageError("The pid file " + file + " belongs to process " + owner + ", which is running.");
        }
        Files.writeString(file, Long.toString(own));
        return new PidFile(file);
    }

    /** The id in the file; -1 if there is none. */
    private static long read(Path file) throws IOException {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (NoSuchFileException | NumberFormatException e) {
            return -1;
        }
    }

    /** Removes the file. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
