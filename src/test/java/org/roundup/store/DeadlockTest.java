package org.roundup.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.Detector;
import org.roundup.hyperdb.Detectors;
import org.roundup.store.engine.StoreEngine;

/** Two units that wait for each other: PostgreSQL ends one of them, which is then run again as a whole. */
class DeadlockTest {

    @TempDir
    Path folder;

    private final AtomicInteger reactions = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger effects = new AtomicInteger();

    @Test
    void runsTheWholeUnitAgainDetectorsIncludedAndItsEffectsOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Store store = StoreEngine.POSTGRESQL.open(folder, TestSchema.schema())) {
            store.run("admin", db -> {
                db.getclass("user").create(Map.of("username", "admin"));
                db.getclass("thing").create(Map.of("name", "first"));
                db.getclass("thing").create(Map.of("name", "second"));
            });
            store.detectors(() -> new Detectors.Builder()
                    .add(
                            Detector.Role.REACTOR,
                            "thing",
                            Detector.Event.SET,
                            100,
                            "count",
                            (db, cl, id, old) -> reactions.incrementAndGet())
                    .build());
            CyclicBarrier bothHoldOne = new CyclicBarrier(2);
            Future<?> forward = threads.submit(() -> change(store, List.of("1", "2"), bothHoldOne));
            Future<?> backward = threads.submit(() -> change(store, List.of("2", "1"), bothHoldOne));
            forward.get(60, TimeUnit.SECONDS);
            backward.get(60, TimeUnit.SECONDS);

            assertTrue(attempts.get() > 2, "no unit was run again: " + attempts);
            assertEquals(2, effects.get());
            assertTrue(reactions.get() > 4, "detectors of the second attempt did not run: " + reactions);
            try (Database db = store.open(null)) {
                assertEquals(3, db.getclass("thing").journal("1").size());
                assertEquals(
                        db.getclass("thing").get("1", "note"),
                        db.getclass("thing").get("2", "note"));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void change(Store store, List<String> order, CyclicBarrier bothHoldOne) {
        AtomicInteger attempt = new AtomicInteger();
        store.run("admin", db -> {
            attempts.incrementAndGet();
            db.afterCommit(effects::incrementAndGet);
            db.getclass("thing").set(order.get(0), Map.of("note", order.toString()));
            if (attempt.incrementAndGet() == 1) {
                meet(bothHoldOne);
            }
            db.getclass("thing").set(order.get(1), Map.of("note", order.toString()));
        });
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }
}
