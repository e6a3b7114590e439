package org.roundup.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The native library of SQLite. Left to itself, the driver copies it into a temporary folder in every process and
 * compares the copy byte by byte, which costs a short command a fifth of its time. Where the launcher has a cache folder,
 * the library is kept there.
 */
final class SqliteLibrary {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.store");
    private static final String CACHE = "roundup.cache";
    private static final String FOLDER = "org.sqlite.lib.path";
    private static final String FILE = "org.sqlite.lib.name";

    private SqliteLibrary() {}

    /** Tells the driver where the library lies; where it cannot be kept, the driver goes its own way. */
    static synchronized void prepare() {
        String cache = System.getProperty(CACHE);
        if (cache == null || System.getProperty(FOLDER) != null) {
            return;
        }
        try {
            Path file = keep(Path.of(cache));
            System.setProperty(FILE, file.getFileName().toString());
            System.setProperty(FOLDER, file.getParent().toString());
        } catch (IOException e) {
            LOG.debug("The library of SQLite cannot be kept in {}: {}", cache, e.toString());
        }
    }

    /**
     * Makes sure that the library for this system lies in a folder. It appears under its name only when complete.
     *
     * @throws IOException if the driver brings none for this system, or the folder cannot be written
     */
    static Path keep(Path folder) throws IOException {
        String system = LibraryLoaderUtil.getNativeLibResourcePath();
        String name = LibraryLoaderUtil.getNativeLibName();
        URL packed = SQLiteJDBCLoader.class.getResource(system + "/" + name);
        if (packed == null) {
            throw new IOException("there is none for this system");
        }
        Path platform = Path.of(system).getFileName();
        Path os = Path.of(system).getParent().getFileName();
        Path file = folder.resolve("sqlite-%s-%s-%s-%s".formatted(SQLiteJDBCLoader.getVersion(), os, platform, name));
        long size = packed.openConnection().getContentLengthLong();
        if (Files.isRegularFile(file) && Files.size(file) == size) {
            return file;
        }
        Path part = Files.createTempFile(folder, "sqlite-", ".part");
        try (InputStream in = packed.openStream()) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        return file;
    }
}
