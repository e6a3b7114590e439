package org.roundup.store.sql;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs short transactions of their own, each on a fresh session, and runs them again when the database refuses for a
 * passing reason. Thread-safe.
 */
public final class Transactions {

    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MILLIS = 10;

    private final Supplier<SqlSession> sessions;

    /**
     * @param sessions opens a session for each transaction
     */
    public Transactions(Supplier<SqlSession> sessions) {
        this.sessions = sessions;
    }

    /** Runs the work and commits what it wrote. It may run several times. */
    public <T> T run(Function<SqlSession, T> work) {
        for (int attempt = 1; ; attempt++) {
            try (SqlSession session = sessions.get()) {
                T result = work.apply(session);
                session.commit();
                return result;
            } catch (RetryableError busy) {
                if (attempt == ATTEMPTS) {
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
