package org.roundup.store.sql;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs short transactions of their own, each on a fresh session, and runs them again when the database refuses for a
 * passing reason. Thread-safe.
 */
public final class Transactions {

    private final Supplier<SqlSession> sessions;

    /**
     * @param sessions opens a session for each transaction
     */
    public Transactions(Supplier<SqlSession> sessions) {
        this.sessions = sessions;
    }

    /** Runs the work and commits what it wrote. It may run several times. */
    public <T> T run(Function<SqlSession, T> work) {
        return Retries.run(() -> {
            try (SqlSession session = sessions.get()) {
                T result = work.apply(session);
                session.commit();
                return result;
            }
        });
    }
}
