package org.roundup.ops.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** When a log file is put aside for a new one, and what becomes of older ones. */
interface Rotation {
    /** The file grows for ever, or is rotated by somebody else. */
    Rotation NEVER = new Rotation() {
        @Override
        public boolean isDue(Path file, int length, Instant now) {
            return false;
        }

        @Override
        public void rotate(Path file) {
            throw new IllegalStateException("never due");
        }
    };

    /**
     * Tells whether the file must be rotated before a message is written.
     *
     * @param length length of the message in bytes
     * @param now time of the message
     */
    boolean isDue(Path file, int length, Instant now) throws IOException;

    /** Renames the file, which is closed. */
    void rotate(Path file) throws IOException;

    /** The file beside another one with something appended to its name. */
    static Path sibling(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + "." + suffix);
    }

    /** The size of a file, 0 if there is none. */
    static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
