package org.roundup.store.notice;

import java.util.List;
import java.util.Optional;
import org.roundup.store.change.ChangeLog;
import org.roundup.store.change.Cursor;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/** Keeps up to where the change log has been read for those who want to be told of new items. */
public final class NewsCursor {

    private NewsCursor() {}

    /** Tables of this class. */
    public static List<String> ddl(Dialect dialect) {
        return List.of("CREATE TABLE IF NOT EXISTS ee_mail_cursor (name VARCHAR(20) NOT NULL PRIMARY KEY,"
                + " place VARCHAR(50) NOT NULL)");
    }

    /** Begins at the end of the log, unless reading has begun. */
    static void begin(SqlSession session) {
        if (find(session).isEmpty()) {
            session.update(
                    "INSERT INTO ee_mail_cursor (name, place) VALUES ('news', ?)",
                    ChangeLog.latest(session).toString());
        }
    }

    /** Where to read on; empty if nobody wants to be told. A place of another server counts as the end of the log. */
    public static Optional<Cursor> find(SqlSession session) {
        Cursor latest = ChangeLog.latest(session);
        return session.first("SELECT place FROM ee_mail_cursor WHERE name = 'news'", List.of(), row -> row.getString(1))
                .map(Cursor::parse)
                .map(place -> place.transaction() > latest.transaction() ? latest : place);
    }

    /** Notes where to read on. */
    public static void set(SqlSession session, Cursor place) {
        session.update("UPDATE ee_mail_cursor SET place = ? WHERE name = 'news'", place.toString());
    }

    /** Stops reading, until somebody wants to be told again. */
    public static void end(SqlSession session) {
        session.update("DELETE FROM ee_mail_cursor WHERE name = 'news'");
    }
}
