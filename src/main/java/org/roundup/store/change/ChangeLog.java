package org.roundup.store.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/**
 * Writes and reads the change table. Changes are ordered by transaction and, within it, as recorded; a reader is shown
 * a transaction only when no transaction before it can still commit. How that is known is up to {@link Visibility}.
 */
public final class ChangeLog {

    private static final String COLUMNS = "txn, seq, class, item, event, actor, millis, props";

    private ChangeLog() {}

    /** Tables of this package. */
    public static List<String> ddl(Dialect dialect) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE IF NOT EXISTS ee_change (" + dialect.serialColumn("seq")
                + ", txn BIGINT NOT NULL, class VARCHAR(255) NOT NULL, item INTEGER NOT NULL, event VARCHAR(10) NOT NULL,"
                + " actor INTEGER, millis BIGINT NOT NULL, props " + dialect.textType() + " NOT NULL)");
        statements.add("CREATE INDEX IF NOT EXISTS ee_change_txn ON ee_change (txn, seq)");
        statements.add("CREATE INDEX IF NOT EXISTS ee_change_millis ON ee_change (millis)");
        statements.addAll(Visibility.of(dialect).ddl());
        return statements;
    }

    /**
     * Records the changes of a unit of work in its transaction. To be called once, right before the commit: on MariaDB
     * writers wait for each other from here to the commit.
     */
    public static void record(SqlSession session, Collection<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        session.beginWriting();
        long transaction = Visibility.of(session.dialect()).transaction(session);
        List<List<?>> rows = new ArrayList<>(changes.size());
        for (Change change : changes) {
            List<Object> row = new ArrayList<>(7);
            row.add(transaction);
            row.add(change.className());
            row.add(Integer.valueOf(change.itemId()));
            row.add(change.event().stored());
            row.add(change.actor() == null ? null : Integer.valueOf(change.actor()));
            row.add(change.millis());
            row.add(String.join(",", change.properties()));
            rows.add(row);
        }
        session.updateAll(
                "INSERT INTO ee_change (txn, class, item, event, actor, millis, props) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** The place from where on only changes follow that are not visible yet. */
    public static Cursor latest(SqlSession session) {
        return Visibility.of(session.dialect()).latest(session);
    }

    /** How far the log has come, for caches that must notice every change. */
    public static Watermark watermark(SqlSession session) {
        return Visibility.of(session.dialect()).watermark(session);
    }

    /** The changes after a place, at most {@code limit}, in order; the last one's cursor is where to read on. */
    public static List<LoggedChange> readSince(SqlSession session, Cursor cursor, int limit) {
        String bound = Visibility.of(session.dialect()).bound();
        return session.query(
                "SELECT " + COLUMNS + " FROM ee_change WHERE txn >= ? AND (txn > ? OR seq > ?)" + bound
                        + " ORDER BY txn, seq LIMIT ?",
                List.of(cursor.transaction(), cursor.transaction(), cursor.sequence(), limit),
                row -> new LoggedChange(
                        new Cursor(row.getLong(1), row.getLong(2)),
                        new Change(
                                row.getString(3),
                                row.getString(4),
                                Change.Event.ofStored(row.getString(5)),
                                row.getString(6),
                                row.getLong(7),
                                properties(row.getString(8)))));
    }

    private static List<String> properties(String stored) {
        return stored.isEmpty() ? List.of() : List.of(stored.split(","));
    }

    /**
     * Removes changes of before a time, which no reader may still need, and such as another server left in a restored
     * database.
     *
     * @param beforeMillis milliseconds since 1970
     * @return how many were removed
     */
    public static int prune(SqlSession session, long beforeMillis) {
        return session.update(
                "DELETE FROM ee_change WHERE millis < ?"
                        + Visibility.of(session.dialect()).foreign(),
                beforeMillis);
    }
}
