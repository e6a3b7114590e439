package org.roundup.ops.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/**
 * Keeps a file below a size; older ones are called {@code FILE.1}, {@code FILE.2} and so on.
 *
 * @param maxBytes greatest size
 * @param backups how many older files are kept; not 0
 */
record SizeRotation(long maxBytes, int backups) implements Rotation {
    @Override
    public boolean isDue(Path file, int length, Instant now) throws IOException {
        long size = Rotation.size(file);
        return size > 0 && size + length >= maxBytes;
    }

    @Override
    public void rotate(Path file) throws IOException {
        for (int i = backups - 1; i > 0; i--) {
            Path older = Rotation.sibling(file, Integer.toString(i));
            if (Files.exists(older)) {
                Files.move(older, Rotation.sibling(file, Integer.toString(i + 1)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, Rotation.sibling(file, "1"), StandardCopyOption.REPLACE_EXISTING);
    }
}
