package org.roundup.store.sql;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who writes to a file of SQLite gets their turn in the order in which they came, whatever became of those before. */
@Timeout(60)
class WriteTurnTest {

    private static final String INSERT = "INSERT INTO thing VALUES (?)";

    @TempDir
    Path folder;

    private HikariDataSource pool;

    @BeforeEach
    void open() {
        pool = pool(Duration.ofSeconds(30));
        try (SqlSession session = session(pool)) {
            session.execute("CREATE TABLE thing (name TEXT NOT NULL)");
            session.commit();
        }
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private HikariDataSource pool(Duration patience) {
        return (HikariDataSource) ConnectionPools.sqlite(folder.resolve("db"), 8, patience);
    }

    private static SqlSession session(HikariDataSource pool) {
        try {
            return new SqlSession(pool.getConnection(), new SqliteDialect());
        } catch (SQLException error) {
            throw new AssertionError(error);
        }
    }

    @Test
    void whoWritesAllTheTimeIsOvertakenByThoseWhoWait() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        List<Thread> others = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            try (SqlSession busy = session(pool)) {
                busy.update(INSERT, "busy");
                others.add(waiting(order, "other" + round));
                order.add("busy" + round);
                busy.commit();
            }
        }
        try (SqlSession last = session(pool)) {
            last.update(INSERT, "last");
            order.add("last");
            last.commit();
        }
        for (Thread other : others) {
            other.join();
        }
        assertEquals(
                List.of(
                        "busy0", "other0", "busy1", "other1", "busy2", "other2", "busy3", "other3", "busy4", "other4",
                        "last"),
                order);
    }

    private Thread waiting(List<String> order, String name) throws InterruptedException {
        SqlSession session = session(pool);
        Thread thread = new Thread(() -> {
            try (session) {
                session.update(INSERT, name);
                order.add(name);
                session.commit();
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        return thread;
    }

    @Test
    void everyEndOfATransactionLetsTheNextWrite() {
        try (SqlSession closed = session(pool)) {
            closed.update(INSERT, "not kept");
        }
        try (SqlSession rolledBack = session(pool)) {
            rolledBack.update(INSERT, "not kept");
            rolledBack.rollback();
        }
        try (SqlSession failed = session(pool)) {
            assertThrows(RuntimeException.class, () -> failed.update(INSERT, new Object[] {null}));
        }
        try (SqlSession reader = session(pool)) {
            reader.beginSnapshot();
            try (SqlSession writer = session(pool)) {
                writer.update(INSERT, "kept");
                writer.commit();
            }
        }
        try (SqlSession reader = session(pool)) {
            assertEquals(List.of("kept"), reader.query("SELECT name FROM thing", List.of(), row -> row.getString(1)));
        }
    }

    @Test
    void whoWaitsTooLongIsToldThatTheDatabaseIsBusy() {
        try (HikariDataSource hasty = pool(Duration.ofMillis(50));
                SqlSession first = session(hasty)) {
            first.beginWriting();
            try (SqlSession second = session(hasty)) {
                RetryableError busy = assertThrows(RetryableError.class, second::beginWriting);
                assertTrue(busy.getMessage().startsWith("The database is busy: "), busy.getMessage());
            }
            first.commit();
            try (SqlSession third = session(hasty)) {
                assertDoesNotThrow(third::beginWriting);
            }
        }
    }

    @Test
    void aTurnIsGivenBackWhenAnotherProcessHoldsTheFile() {
        try (HikariDataSource hasty = pool(Duration.ofMillis(50))) {
            try (SqlSession otherProcess = session(pool);
                    SqlSession refused = session(hasty)) {
                otherProcess.beginWriting();
                assertThrows(RetryableError.class, refused::beginWriting);
            }
            try (SqlSession later = session(hasty)) {
                assertDoesNotThrow(later::beginWriting);
            }
        }
    }
}
