package org.roundup.store;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.store.sql.ConnectionPools;

/**
 * Lets in so many units of work at a time that some connections of the pool remain. A unit holds one connection, and steps
 * beside it (sessions, tokens, rate limits) take another for a moment: if units had them all, each would wait for the
 * others. For all threads.
 */
final class UnitGate {

    private static final int SHARE = 5;
    private static final long PATIENCE_SECONDS = 30;

    private final Semaphore places;

    /** @param pool one that is not ours is not known to have an end */
    UnitGate(DataSource pool) {
        int size = ConnectionPools.size(pool).orElse(Integer.MAX_VALUE);
        int spare = Math.max(1, size / SHARE);
        this.places = new Semaphore(Math.max(1, size - spare), true);
    }

    /** @throws DatabaseError if there is no place for too long */
    void enter() {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new DatabaseError(
                        "All connections to the database have been in use for " + PATIENCE_SECONDS + " seconds");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseError("Interrupted while waiting for a connection to the database", interrupted);
        }
    }

    void leave() {
        places.release();
    }
}
