package org.roundup.web.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Texts that lie in a tracker's folder of templates and are put into pages as they are. */
public final class TextFiles {

    private static final long LARGEST = 1 << 20;

    private final Path folder;

    /** @param folder of the tracker's templates */
    public TextFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * The text of a file; empty if there is no such file in the folder, or if it is larger than a megabyte.
     *
     * @param name path below the folder
     */
    public Optional<String> read(String name) {
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(name).toRealPath();
            boolean readable = file.startsWith(root) && Files.isRegularFile(file) && Files.size(file) <= LARGEST;
            return readable ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (NoSuchFileException | InvalidPathException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
