package org.roundup.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many who ask cost as much as one, and nobody waits longer than patience lasts. */
class BoundedLookTest {

    private static final Duration HOLDS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService background = Executors.newCachedThreadPool();
    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void end() {
        background.shutdownNow();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void whatWasSeenHoldsForAWhile() {
        BoundedLook<Integer> look = new BoundedLook<>(looks::incrementAndGet, background, HOLDS, PATIENCE, clock::get);
        assertEquals(Optional.of(1), look.see());
        pass(Duration.ofSeconds(4));
        assertEquals(Optional.of(1), look.see());
        pass(Duration.ofSeconds(1));
        assertEquals(Optional.of(2), look.see());
    }

    @Test
    void aFailureIsNotRepeatedAtOnce() {
        BoundedLook<Integer> look = new BoundedLook<>(
                () -> {
                    throw new IllegalStateException("look " + looks.incrementAndGet());
                },
                background,
                HOLDS,
                PATIENCE,
                clock::get);
        assertEquals(Optional.empty(), look.see());
        assertEquals(Optional.empty(), look.see());
        assertEquals(1, looks.get());
    }

    @Test
    void aLookThatHangsKeepsNobodyAndFewThreads() {
        CountDownLatch stuck = new CountDownLatch(1);
        BoundedLook<Integer> look = new BoundedLook<>(
                () -> {
                    int number = looks.incrementAndGet();
                    await(stuck);
                    return number;
                },
                background,
                HOLDS,
                PATIENCE,
                clock::get);
        look.begin();
        pass(PATIENCE);
        assertEquals(Optional.empty(), look.see(), "patience is over, so there is no waiting");
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofMinutes(2));
            look.begin();
            pass(PATIENCE);
            assertEquals(Optional.empty(), look.see());
        }
        stuck.countDown();
        pass(Duration.ofMinutes(2));
        while (look.see().isEmpty()) {
            Thread.onSpinWait();
        }
        assertEquals(true, looks.get() <= 4, looks + " looks");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
