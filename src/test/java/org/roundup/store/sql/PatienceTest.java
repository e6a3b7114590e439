package org.roundup.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for a busy database does not wait for ever. */
class PatienceTest {

    @TempDir
    Path folder;

    @Test
    void aWriterGivesUpAfterTheTimeOfTheConfiguration() throws SQLException {
        SqliteDialect dialect = new SqliteDialect();
        DataSource pool = ConnectionPools.sqlite(folder.resolve("db"), 2, Duration.ofMillis(50));
        try (Connection first = pool.getConnection();
                Connection second = pool.getConnection()) {
            dialect.begin(first);
            SQLException busy = assertThrows(SQLException.class, () -> dialect.begin(second));
            assertTrue(dialect.isRetryable(busy), busy.toString());
            dialect.rollback(first);
            dialect.begin(second);
            dialect.rollback(second);
        }
    }

    @Test
    void aStepThatIsRefusedAtOnceIsTriedAFewTimes() {
        AtomicInteger tries = new AtomicInteger();
        assertThrows(
                RetryableError.class,
                () -> Retries.run(() -> {
                    tries.incrementAndGet();
                    throw new RetryableError("busy", null);
                }));
        assertEquals(8, tries.get());
    }
}
