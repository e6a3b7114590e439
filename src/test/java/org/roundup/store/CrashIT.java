package org.roundup.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.store.content.PendingContent;
import org.roundup.store.engine.StoreEngine;
import org.roundup.store.sql.SqlSession;

/** What was acknowledged survives SIGKILL, and what was not is there whole or not at all. */
class CrashIT {

    private static final int ROUNDS = 50;
    private static final int LONGEST_LIFE_MILLIS = 250;

    @TempDir
    Path folder;

    private final Map<String, String> acknowledged = new HashMap<>();

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        try (Store store = StoreEngine.SQLITE.open(folder, TestSchema.schema())) {
            store.run("admin", db -> db.getclass("user").create(Map.of("username", "admin")));
        }
        Random random = new Random(4711);
        for (int round = 1; round <= ROUNDS; round++) {
            writeAndKill(round, random.nextInt(LONGEST_LIFE_MILLIS));
            check();
        }
        assertTrue(acknowledged.size() > ROUNDS, "too few writes to prove anything: " + acknowledged.size());
    }

    private void writeAndKill(int round, int lifeMillis) throws IOException, InterruptedException {
        Path output = folder.resolve("acknowledged");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            waitForFirstWrite(writer, output);
            Thread.sleep(lifeMillis);
        } finally {
            writer.destroyForcibly().waitFor();
        }
        Files.readAllLines(output).forEach(this::note);
    }

    private static void waitForFirstWrite(Process writer, Path output) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (Files.size(output) == 0) {
            assertTrue(writer.isAlive() && System.nanoTime() < end, "the writer does not write");
            Thread.sleep(5);
        }
    }

    private void note(String line) {
        String[] words = line.split(" ");
        if (words.length == 3) {
            acknowledged.put(words[1], words[2]);
        }
    }

    private void check() {
        try (Store store = StoreEngine.SQLITE.open(folder, TestSchema.schema())) {
            try (SqlSession session = store.newSession()) {
                PendingContent.completeMoves(store.contentFiles(), session);
            }
            try (Database db = store.open(null)) {
                checkAcknowledged(db);
                checkWhole(db);
            }
        }
    }

    /** An edit that was committed but not acknowledged may have replaced what was. */
    private void checkAcknowledged(Database db) {
        StoredClass messages = db.getclass("msg");
        acknowledged.forEach((id, number) -> {
            assertTrue(messages.hasnode(id), () -> "msg" + id + " is lost");
            long present = Long.parseLong((String) messages.get(id, "summary"));
            assertTrue(present >= Long.parseLong(number), () -> "msg" + id + " has gone back to an older state");
        });
    }

    private void checkWhole(Database db) {
        StoredClass messages = db.getclass("msg");
        List<String> ids = messages.list();
        messages.prefetch(ids);
        for (String id : ids) {
            long number = Long.parseLong((String) messages.get(id, "summary"));
            assertEquals(CrashWriter.content(number), messages.get(id, "content"), () -> "content of msg" + id);
            String thing = db.getclass("thing").lookup("for msg" + id);
            assertEquals(id, db.getclass("thing").get(thing, "note"));
            assertEquals(List.of("1"), db.getclass("thing").get(thing, "members"));
            assertFalse(db.getclass("thing").journal(thing).isEmpty());
        }
        assertEquals(ids.size(), db.getclass("thing").count());
    }
}
