package org.roundup.tracker.script.compile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was made from scripts, on disk, one file per hash of the scripts. Several processes may use a folder at once: a
 * file appears complete or not at all. It is only a shortcut: whatever fails here is logged, and made again from the
 * scripts.
 */
public final class CacheFolder {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.tracker.script");
    private static final Duration KEPT = Duration.ofDays(30);

    private final Path folder;

    /** A folder that need not exist or be writable. */
    public CacheFolder(Path folder) {
        this.folder = folder;
    }

    /** Reads the content of a file. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    /** What the file holds, if it is there and whole. */
    public <T> Optional<T> read(String name, Reader<T> reader) {
        Path file = folder.resolve(name);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            T content = reader.read(in);
            if (!in.readUTF().equals(name)) {
                throw new IOException("it does not end as it should");
            }
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.info("{} cannot be used and will be made again: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** Makes a file, and removes those that were made long ago. */
    public void write(String name, Writer writer) {
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(name + "." + UUID.randomUUID() + ".tmp");
            try {
                try (DataOutputStream out = new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW)))) {
                    writer.write(out);
                    out.writeUTF(name);
                }
                publish(draft, folder.resolve(name));
            } finally {
                Files.deleteIfExists(draft);
            }
            dropOld();
        } catch (IOException e) {
            LOG.info("{} cannot be kept in {}: {}", name, folder, e.toString());
        }
    }

    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void dropOld() throws IOException {
        FileTime limit = FileTime.from(Instant.now().minus(KEPT));
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            if (Files.isRegularFile(file) && Files.getLastModifiedTime(file).compareTo(limit) < 0) {
                Files.deleteIfExists(file);
            }
        }
    }
}
