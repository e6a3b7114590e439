package org.roundup.store.sql;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Runs a step again while the database refuses it for a passing reason: a bounded number of times, after pauses, and not once more when much time has gone. */
public final class Retries {

    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_NANOS = 20_000_000_000L;

    private Retries() {}

    /**
     * The result of the step.
     *
     * @param step runs a whole transaction; nothing of a failed one may be left
     * @throws RetryableError if the database still refuses at the last attempt
     */
    public static <T> T run(Supplier<T> step) {
        long begin = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return step.get();
            } catch (RetryableError busy) {
                if (attempt == ATTEMPTS || System.nanoTime() - begin > LONGEST_NANOS) {
                    throw busy;
                }
                pause(attempt, busy);
            }
        }
    }

    private static void pause(int attempt, RetryableError cause) {
        long longest = FIRST_PAUSE_MILLIS << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }
}
