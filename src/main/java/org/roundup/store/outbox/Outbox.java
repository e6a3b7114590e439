package org.roundup.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/** Writes messages, and shows them to the admin. Works in the session, and so in the transaction, of its caller. */
public final class Outbox {

    static final String COLUMNS = "id, kind, payload, created, due, attempts, last_error, state";

    /** Tables of this package. */
    public static List<String> ddl(Dialect dialect) {
        return List.of(
                "CREATE TABLE IF NOT EXISTS ee_outbox (" + dialect.serialColumn("id") + ", kind VARCHAR(100) NOT NULL,"
                        + " payload " + dialect.textType() + " NOT NULL, created BIGINT NOT NULL, due BIGINT NOT NULL,"
                        + " attempts INTEGER NOT NULL, last_error " + dialect.textType() + ","
                        + " state VARCHAR(10) NOT NULL, lease_owner VARCHAR(100), lease_until BIGINT)",
                "CREATE INDEX IF NOT EXISTS ee_outbox_due ON ee_outbox (state, kind, due)");
    }

    /**
     * Writes a message that is delivered once the transaction has committed.
     *
     * @param kind which handler is to deliver it
     * @param payload what the handler needs, as JSON
     */
    public void enqueue(SqlSession session, String kind, String payload) {
        enqueue(session, kind, payload, Duration.ZERO);
    }

    /** As {@link #enqueue(SqlSession, String, String)}, but delivered after a while. */
    public void enqueue(SqlSession session, String kind, String payload, Duration delay) {
        String now = session.dialect().nowMillis();
        session.update(
                "INSERT INTO ee_outbox (kind, payload, created, due, attempts, state) VALUES (?, ?, " + now + ", " + now
                        + " + ?, 0, 'new')",
                kind,
                payload,
                delay.toMillis());
    }

    /** The oldest messages of a state. */
    public List<OutboxMessage> list(SqlSession session, OutboxMessage.State state, int limit) {
        return session.query(
                "SELECT " + COLUMNS + " FROM ee_outbox WHERE state = ? ORDER BY id LIMIT ?",
                List.of(state.stored(), limit),
                Outbox::read);
    }

    /** The oldest messages of a kind and a state. */
    public List<OutboxMessage> list(SqlSession session, String kind, OutboxMessage.State state, int limit) {
        return session.query(
                "SELECT " + COLUMNS + " FROM ee_outbox WHERE kind = ? AND state = ? ORDER BY id LIMIT ?",
                List.of(kind, state.stored(), limit),
                Outbox::read);
    }

    public Optional<OutboxMessage> find(SqlSession session, long id) {
        return session.first("SELECT " + COLUMNS + " FROM ee_outbox WHERE id = ?", List.of(id), Outbox::read);
    }

    /** How many messages there are of each state. */
    public Map<OutboxMessage.State, Long> count(SqlSession session) {
        Map<OutboxMessage.State, Long> counts = new EnumMap<>(OutboxMessage.State.class);
        for (OutboxMessage.State state : OutboxMessage.State.values()) {
            counts.put(state, 0L);
        }
        session.each(
                "SELECT state, count(*) FROM ee_outbox GROUP BY state",
                List.of(),
                row -> Map.entry(OutboxMessage.State.ofStored(row.getString(1)), row.getLong(2)),
                entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /**
     * Makes a message that was given up, or that waits, due now, with all its attempts before it.
     *
     * @return false if there is none, or it was sent
     */
    public boolean retry(SqlSession session, long id) {
        return session.update(
                        "UPDATE ee_outbox SET state = 'new', attempts = 0, due = "
                                + session.dialect().nowMillis() + " WHERE id = ? AND state <> 'sent'",
                        id)
                == 1;
    }

    /**
     * Removes a message, whatever its state.
     *
     * @return false if there is none
     */
    public boolean delete(SqlSession session, long id) {
        return session.update("DELETE FROM ee_outbox WHERE id = ?", id) == 1;
    }

    /** Removes all messages of a kind. */
    public void deleteAll(SqlSession session, String kind) {
        session.update("DELETE FROM ee_outbox WHERE kind = ?", kind);
    }

    /**
     * The kinds of which messages are due.
     *
     * @param prefix how their names begin; no character of it may be special to LIKE
     */
    public List<String> dueKinds(SqlSession session, String prefix) {
        String now = session.dialect().nowMillis();
        return session.query(
                "SELECT DISTINCT kind FROM ee_outbox WHERE state = 'new' AND kind LIKE ? AND due <= " + now
                        + " AND (lease_until IS NULL OR lease_until <= " + now + ")",
                List.of(prefix + "%"),
                row -> row.getString(1));
    }

    /** Lets the messages of a kind that are due, and that nobody is delivering, wait for a while. */
    public void postpone(SqlSession session, String kind, Duration pause) {
        String now = session.dialect().nowMillis();
        session.update(
                "UPDATE ee_outbox SET due = " + now + " + ? WHERE state = 'new' AND kind = ? AND due <= " + now
                        + " AND (lease_until IS NULL OR lease_until <= " + now + ")",
                pause.toMillis(),
                kind);
    }

    /** Removes messages that were sent and are older than that; returns how many. */
    public int prune(SqlSession session, Duration age) {
        return session.update(
                "DELETE FROM ee_outbox WHERE state = 'sent' AND created < "
                        + session.dialect().nowMillis() + " - ?",
                age.toMillis());
    }

    static OutboxMessage read(ResultSet row) throws SQLException {
        return new OutboxMessage(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getInt(6),
                row.getString(7),
                OutboxMessage.State.ofStored(row.getString(8)));
    }
}
