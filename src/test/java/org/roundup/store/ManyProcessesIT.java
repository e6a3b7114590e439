package org.roundup.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.store.engine.StoreEngine;

/** Several processes write into one SQLite tracker at once: every id is given once, and none is left out. */
class ManyProcessesIT {

    private static final int PROCESSES = 3;
    private static final long LIFE_MILLIS = 3000;

    @TempDir
    Path folder;

    @Test
    void numberItemsWithoutGapOrDuplicate() throws Exception {
        try (Store store = StoreEngine.SQLITE.open(folder, TestSchema.schema())) {
            store.run("admin", db -> db.getclass("user").create(Map.of("username", "admin")));
        }
        List<Process> writers = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                writers.add(start(i));
            }
            for (int i = 0; i < PROCESSES; i++) {
                waitForFirstWrite(writers.get(i), output(i));
            }
            Thread.sleep(LIFE_MILLIS);
        } finally {
            for (Process writer : writers) {
                writer.destroyForcibly().waitFor();
            }
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < PROCESSES; i++) {
            for (String line : Files.readAllLines(output(i))) {
                if (line.startsWith("created ")) {
                    assertTrue(ids.add(line.split(" ")[1]), () -> "given twice: " + line);
                }
            }
        }
        try (Store store = StoreEngine.SQLITE.open(folder, TestSchema.schema());
                Database db = store.open(null)) {
            List<String> present = db.getclass("msg").list();
            assertTrue(present.containsAll(ids), "an acknowledged item is missing");
            assertEquals(Integer.toString(present.size()), present.get(present.size() - 1), "there is a gap");
        }
    }

    private Path output(int number) {
        return folder.resolve("output" + number);
    }

    private Process start(int number) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(number + 1))
                .redirectOutput(output(number).toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void waitForFirstWrite(Process writer, Path output) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (Files.size(output) == 0) {
            assertTrue(writer.isAlive() && System.nanoTime() < end, "a writer does not write");
            Thread.sleep(10);
        }
    }
}
