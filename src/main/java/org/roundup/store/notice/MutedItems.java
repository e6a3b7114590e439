package org.roundup.store.notice;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/** Keeps which items a user wants no mail about. */
public final class MutedItems {

    private MutedItems() {}

    /**
     * An item.
     *
     * @param className its class
     * @param id its id
     */
    public record Item(String className, String id) {}

    /** Tables of this class. */
    public static List<String> ddl(Dialect dialect) {
        return List.of(
                "CREATE TABLE IF NOT EXISTS ee_mail_mute (class VARCHAR(100) NOT NULL, item INTEGER NOT NULL,"
                        + " user_id INTEGER NOT NULL, PRIMARY KEY (class, item, user_id))",
                "CREATE INDEX IF NOT EXISTS ee_mail_mute_user ON ee_mail_mute (user_id)");
    }

    /** Ids of the users who want no mail about an item. */
    public static Set<String> users(SqlSession session, String className, String itemId) {
        return new TreeSet<>(session.query(
                "SELECT user_id FROM ee_mail_mute WHERE class = ? AND item = ?",
                List.of(className, Integer.valueOf(itemId)),
                row -> row.getString(1)));
    }

    /** Whether a user wants no mail about an item. */
    public static boolean contains(SqlSession session, String userId, String className, String itemId) {
        return session.first(
                        "SELECT 1 FROM ee_mail_mute WHERE class = ? AND item = ? AND user_id = ?",
                        List.of(className, Integer.valueOf(itemId), Integer.valueOf(userId)),
                        row -> 1)
                .isPresent();
    }

    /** The items about which a user wants no mail. */
    public static List<Item> of(SqlSession session, String userId) {
        return session.query(
                "SELECT class, item FROM ee_mail_mute WHERE user_id = ? ORDER BY class, item",
                List.of(Integer.valueOf(userId)),
                row -> new Item(row.getString(1), row.getString(2)));
    }

    /** Notes that a user wants no mail about an item; nothing if that is noted. */
    public static void add(SqlSession session, String userId, String className, String itemId) {
        session.beginWriting();
        if (!contains(session, userId, className, itemId)) {
            session.update(
                    "INSERT INTO ee_mail_mute (class, item, user_id) VALUES (?, ?, ?)",
                    className,
                    Integer.valueOf(itemId),
                    Integer.valueOf(userId));
        }
    }

    /** Forgets that a user wants no mail about an item. */
    public static void remove(SqlSession session, String userId, String className, String itemId) {
        session.update(
                "DELETE FROM ee_mail_mute WHERE class = ? AND item = ? AND user_id = ?",
                className,
                Integer.valueOf(itemId),
                Integer.valueOf(userId));
    }
}
