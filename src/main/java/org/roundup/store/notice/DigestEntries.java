package org.roundup.store.notice;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/** Keeps what waits to be mailed to users together. */
public final class DigestEntries {

    private DigestEntries() {}

    /**
     * A change of which a user is to be told.
     *
     * @param id its number; higher ones came later
     * @param className class of the item
     * @param itemId its id
     * @param messageClass class of the message, or null without a message
     * @param messageId id of the message, or null without a message
     * @param actor id of the user who made the change
     * @param createdMillis when, in milliseconds since 1970
     * @param note what changed besides, as text
     */
    public record Entry(
            long id,
            String className,
            String itemId,
            String messageClass,
            String messageId,
            String actor,
            long createdMillis,
            String note) {}

    /** Tables of this class. */
    public static List<String> ddl(Dialect dialect) {
        return List.of(
                "CREATE TABLE IF NOT EXISTS ee_digest (" + dialect.serialColumn("id") + ", user_id INTEGER NOT NULL,"
                        + " due BIGINT NOT NULL, class VARCHAR(100) NOT NULL, item INTEGER NOT NULL,"
                        + " msg_class VARCHAR(100), msg INTEGER, actor INTEGER NOT NULL, created BIGINT NOT NULL,"
                        + " note " + dialect.textType() + " NOT NULL)",
                "CREATE INDEX IF NOT EXISTS ee_digest_user ON ee_digest (user_id)",
                "CREATE INDEX IF NOT EXISTS ee_digest_due ON ee_digest (due)");
    }

    /**
     * Adds a change for some users.
     *
     * @param dueMillis when it is to be mailed to each of them
     * @param entry the change; its number does not count
     */
    public static void add(SqlSession session, Collection<String> userIds, long dueMillis, Entry entry) {
        for (String userId : userIds) {
            session.update(
                    "INSERT INTO ee_digest (user_id, due, class, item, msg_class, msg, actor, created, note)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    Integer.valueOf(userId),
                    dueMillis,
                    entry.className(),
                    Integer.valueOf(entry.itemId()),
                    entry.messageClass(),
                    entry.messageId() == null ? null : Integer.valueOf(entry.messageId()),
                    Integer.valueOf(entry.actor()),
                    entry.createdMillis(),
                    entry.note());
        }
    }

    /** The user for whom something is due, of whom it has been for longest. */
    public static Optional<String> dueUser(SqlSession session, long nowMillis) {
        return session.first(
                "SELECT user_id FROM ee_digest WHERE due <= ? ORDER BY due, user_id LIMIT 1",
                List.of(nowMillis),
                row -> row.getString(1));
    }

    /**
     * Takes all that waits for a user out, so that it is in one digest only.
     *
     * @return in order of time; empty if another process was first
     */
    public static List<Entry> take(SqlSession session, String userId, int most) {
        session.beginWriting();
        List<Entry> entries = session.query(
                "SELECT id, class, item, msg_class, msg, actor, created, note FROM ee_digest WHERE user_id = ?"
                        + " ORDER BY id LIMIT ?" + session.dialect().forUpdateSkipLocked(),
                List.of(Integer.valueOf(userId), most),
                row -> new Entry(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getLong(7),
                        row.getString(8)));
        for (Entry entry : entries) {
            session.update("DELETE FROM ee_digest WHERE id = ?", entry.id());
        }
        return entries;
    }
}
