package org.roundup.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    @TempDir
    private Path folder;

    private Path cache;
    private Bundle bundle;

    @BeforeEach
    void makeBundle() throws IOException {
        cache = folder.resolve("some/cache");
        bundle = bundle("one.jar", "lib/first.jar", "one", "lib/second.jar", "two", "other/third.jar", "three");
    }

    @Test
    void laysTheNestedJarsIntoTheFolderInTheirOrder() throws IOException {
        List<Path> unpacked = bundle.unpackInto(cache);

        assertEquals(List.of("one", "two"), contents(unpacked));
        assertEquals(2, files(cache).size(), "nothing else is left in the folder");
    }

    @Test
    void leavesAloneWhatIsThere() throws IOException {
        Path first = bundle.unpackInto(cache).get(0);
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(first, longAgo);

        bundle.unpackInto(cache);

        assertEquals(longAgo, Files.getLastModifiedTime(first));
    }

    @Test
    void mendsWhatWasLostOrCutShort() throws IOException {
        List<Path> unpacked = bundle.unpackInto(cache);
        Files.delete(unpacked.get(0));
        Files.writeString(unpacked.get(1), "t");

        assertEquals(List.of("one", "two"), contents(bundle.unpackInto(cache)));
    }

    @Test
    void keepsAnotherContentUnderTheSameNameApart() throws IOException {
        Bundle newer = bundle("two.jar", "lib/first.jar", "ONE", "lib/second.jar", "two");

        List<Path> old = bundle.unpackInto(cache);
        List<Path> young = newer.unpackInto(cache);

        assertNotEquals(old.get(0), young.get(0));
        assertEquals(old.get(1), young.get(1), "what did not change is shared");
        assertEquals(List.of("one", "two"), contents(old));
        assertEquals(List.of("ONE", "two"), contents(young));
    }

    @Test
    void unpacksOnceThoughManyStartTogether() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<Path>>> starts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                starts.add(() -> bundle.unpackInto(cache));
            }
            for (Future<List<Path>> start : threads.invokeAll(starts)) {
                assertEquals(List.of("one", "two"), contents(start.get()));
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(2, files(cache).size());
    }

    @Test
    void saysWhichFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        IOException refused = assertThrows(IOException.class, () -> bundle.unpackInto(file.resolve("cache")));

        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    }

    private Bundle bundle(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Bundle(file);
    }

    private static List<String> contents(List<Path> files) throws IOException {
        List<String> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readString(file));
        }
        return contents;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
