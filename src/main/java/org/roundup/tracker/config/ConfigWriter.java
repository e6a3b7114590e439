package org.roundup.tracker.config;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZonedDateTime;
import java.util.Set;
import org.roundup.hyperdb.ConfigurationError;

/** Writes configuration files. A file that is replaced stays beside the new one with the extension {@code .bak}. */
public final class ConfigWriter {
    private static final Set<PosixFilePermission> NEW_FILE = PosixFilePermissions.fromString("rw-r-----");

    private ConfigWriter() {}

    /**
     * Writes a new configuration.
     *
     * @param draft what to write
     * @param file the file; if it exists it is replaced
     * @throws ConfigurationError if the file cannot be written
     */
    public static void write(ConfigDraft draft, Path file) {
        write(new FileText(draft.given(), Leftovers.none()).render(draft.unset(), ZonedDateTime.now()), file);
    }

    /** Replaces a file in one step: at any moment there is the old file or the new one, complete. */
    static void write(String text, Path file) {
        Path temporary = withExtension(file, ".tmp");
        try {
            writeNew(temporary, text.getBytes(StandardCharsets.UTF_8));
            if (Files.exists(file)) {
                keepPermissions(file, temporary);
                Files.copy(
                        file,
                        withExtension(file, ".bak"),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new ConfigurationError("Unable to write " + file + ": " + reason(failed), failed);
        }
    }

    private static String reason(IOException failed) {
        return failed instanceof FileAlreadyExistsException
                ? failed.getMessage() + " is in the way"
                : failed.getClass().getSimpleName() + " " + failed.getMessage();
    }

    private static void writeNew(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        if (isPosix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(NEW_FILE));
        } else {
            Files.createFile(file);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (isPosix(from)) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    private static boolean isPosix(Path file) {
        return Files.getFileAttributeView(file.toAbsolutePath().getParent(), PosixFileAttributeView.class) != null;
    }

    /** Puts another extension in place of the last one of a file name. */
    private static Path withExtension(Path file, String extension) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + extension);
    }
}
