package org.roundup.store.content;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileSystemSyncTest {

    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void forcesTheFileSystemOfAFolder() {
        assertTrue(FileSystemSync.run(Set.of(folder)));
    }

    @Test
    void saysThatItCannotWhatItCannot() {
        assertFalse(FileSystemSync.run(Set.of(folder.resolve("missing"))));
    }
}
