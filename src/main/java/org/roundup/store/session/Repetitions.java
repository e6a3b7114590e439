package org.roundup.store.session;

import java.util.List;
import java.util.Optional;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.UniqueViolation;

/**
 * What was created under keys that clients choose, so that a call which is repeated creates nothing again. Works within
 * the transaction of the unit of work: the key and the item are there together or not at all.
 */
public final class Repetitions {

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

    private Repetitions() {}

    /** Tables of this class. */
    public static List<String> ddl(Dialect dialect) {
        return List.of("CREATE TABLE IF NOT EXISTS ee_repetition (key_hash CHAR(64) NOT NULL PRIMARY KEY, item INTEGER"
                + " NOT NULL, millis BIGINT NOT NULL)");
    }

    /** The id of what was created under a key in the last day. */
    public static Optional<String> find(SqlSession session, String key, long nowMillis) {
        return session.first(
                "SELECT item FROM ee_repetition WHERE key_hash = ? AND millis > ?",
                List.of(KeyHash.of(key), nowMillis - DAY_MILLIS),
                row -> Long.toString(row.getLong(1)));
    }

    /**
     * Notes what is created under a key, and forgets what is older than a day.
     *
     * @return false if another was quicker: then the unit of work must not be committed
     */
    public static boolean add(SqlSession session, String key, String id, long nowMillis) {
        session.update("DELETE FROM ee_repetition WHERE millis <= ?", nowMillis - DAY_MILLIS);
        try {
            return session.update(
                            "INSERT INTO ee_repetition (key_hash, item, millis) VALUES (?, ?, ?)",
                            KeyHash.of(key),
                            Integer.valueOf(id),
                            nowMillis)
                    == 1;
        } catch (UniqueViolation another) {
            return false;
        }
    }
}
