package org.roundup.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {

    @TempDir
    private Path folder;

    @Test
    void keepsTheLibraryOfThisSystem() throws IOException {
        Path file = SqliteLibrary.keep(folder);
        assertTrue(Files.size(file) > 100_000, "a whole library");
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, longAgo);

        assertEquals(file, SqliteLibrary.keep(folder));
        assertEquals(longAgo, Files.getLastModifiedTime(file), "what is there is left alone");
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing else is left in the folder");
        }
    }

    @Test
    void mendsWhatWasCutOff() throws IOException {
        Path file = SqliteLibrary.keep(folder);
        long size = Files.size(file);
        Files.writeString(file, "cut");

        assertEquals(size, Files.size(SqliteLibrary.keep(folder)));
    }

    @Test
    void needsAFolderThatCanBeWritten() {
        assertThrows(IOException.class, () -> SqliteLibrary.keep(folder.resolve("missing")));
    }
}
