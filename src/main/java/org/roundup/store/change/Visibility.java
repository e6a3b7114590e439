package org.roundup.store.change;

import java.util.List;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.MariaDialect;
import org.roundup.store.sql.PostgresDialect;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.SqliteDialect;

/**
 * How an engine numbers transactions so that a reader, having seen one number, never meets a lower one later.
 */
sealed interface Visibility {

    /** Statements that create what the numbering needs. */
    default List<String> ddl() {
        return List.of();
    }

    /** Number of the running transaction. */
    long transaction(SqlSession session);

    Cursor latest(SqlSession session);

    /** A number that is higher after every commit of changes. */
    default Watermark watermark(SqlSession session) {
        return new Watermark(latest(session).transaction(), true);
    }

    /** Condition that leaves out transactions which others may still come before; may be empty. */
    default String bound() {
        return "";
    }

    /** Condition, after OR, for rows that cannot come from this server; may be empty. */
    default String foreign() {
        return "";
    }

    static Visibility of(Dialect dialect) {
        if (dialect instanceof PostgresDialect) {
            return Snapshot.INSTANCE;
        }
        if (dialect instanceof SqliteDialect) {
            return SingleWriter.INSTANCE;
        }
        if (dialect instanceof MariaDialect) {
            return Turnstile.INSTANCE;
        }
        throw new IllegalStateException("No order of changes is known for " + dialect.name());
    }

    /**
     * PostgreSQL numbers transactions itself, when they first write. All below the oldest one that runs are over, so
     * only those are shown. A long transaction delays what readers see; it hides nothing for ever.
     */
    enum Snapshot implements Visibility {
        INSTANCE;

        private static final String OLDEST = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
        private static final String NEXT = "pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

        @Override
        public long transaction(SqlSession session) {
            return session.first("SELECT pg_current_xact_id()::text::bigint", List.of(), row -> row.getLong(1))
                    .orElseThrow();
        }

        @Override
        public Cursor latest(SqlSession session) {
            return session.first(
                            "SELECT " + OLDEST + " - 1", List.of(), row -> new Cursor(row.getLong(1), Long.MAX_VALUE))
                    .orElseThrow();
        }

        /** Numbers of changes rise, but not in the order of commits, unless nobody else is writing. */
        @Override
        public Watermark watermark(SqlSession session) {
            return session.first(
                            "SELECT (SELECT coalesce(max(seq), 0) FROM ee_change), " + OLDEST + " = " + NEXT,
                            List.of(),
                            row -> new Watermark(row.getLong(1), row.getBoolean(2)))
                    .orElseThrow();
        }

        @Override
        public String bound() {
            return " AND txn < " + OLDEST;
        }

        @Override
        public String foreign() {
            return " OR txn >= " + NEXT;
        }
    }

    /** SQLite lets one transaction write at a time: what is numbered later commits later. */
    enum SingleWriter implements Visibility {
        INSTANCE;

        private static final String LAST = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'ee_change'";

        @Override
        public long transaction(SqlSession session) {
            return last(session) + 1;
        }

        @Override
        public Cursor latest(SqlSession session) {
            long last = last(session);
            return new Cursor(last, last);
        }

        private static long last(SqlSession session) {
            return session.first(LAST, List.of(), row -> row.getLong(1)).orElse(0L);
        }
    }

    /** MariaDB: each writer takes the next number from one row, which stays locked until it commits. */
    enum Turnstile implements Visibility {
        INSTANCE;

        @Override
        public List<String> ddl() {
            return List.of(
                    "CREATE TABLE IF NOT EXISTS ee_change_turn (one INTEGER PRIMARY KEY, txn BIGINT NOT NULL)",
                    "INSERT IGNORE INTO ee_change_turn VALUES (1, 0)");
        }

        @Override
        public long transaction(SqlSession session) {
            session.update("UPDATE ee_change_turn SET txn = txn + 1 WHERE one = 1");
            return current(session);
        }

        @Override
        public Cursor latest(SqlSession session) {
            return new Cursor(current(session), Long.MAX_VALUE);
        }

        private static long current(SqlSession session) {
            return session.first("SELECT txn FROM ee_change_turn WHERE one = 1", List.of(), row -> row.getLong(1))
                    .orElseThrow();
        }
    }
}
