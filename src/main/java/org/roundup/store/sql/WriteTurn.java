package org.roundup.store.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Lets the connections of one pool write to a file of SQLite in the order in which they came. SQLite itself lets who waits
 * sleep for up to 100 ms at a time and knows no order, so that somebody who writes all the time is hardly ever overtaken.
 * Between processes its own lock decides. For all threads.
 */
final class WriteTurn {

    private final Semaphore free = new Semaphore(1, true);
    private final Duration patience;

    WriteTurn(Duration patience) {
        this.patience = patience;
    }

    /** @throws SQLException as from SQLite, that the database is busy, if the others do not come to an end in time */
    void take() throws SQLException {
        try {
            if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        throw new SQLiteException("Others of this process are writing", SQLiteErrorCode.SQLITE_BUSY);
    }

    void give() {
        free.release();
    }
}
