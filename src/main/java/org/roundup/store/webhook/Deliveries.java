package org.roundup.store.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.sql.SqlSession;

/** The log of what was sent to webhooks. */
public final class Deliveries {

    private static final String COLUMNS = "id, hook, event_id, event, subject, raw, payload, created, updated, state,"
            + " attempts, status, millis, error, response";

    private Deliveries() {}

    /** The last deliveries to a hook, newest first. */
    public static List<Delivery> of(SqlSession session, long hook, int limit) {
        return session.query(
                "SELECT " + COLUMNS + " FROM ee_webhook_delivery WHERE hook = ? ORDER BY id DESC LIMIT ?",
                List.of(hook, limit),
                Deliveries::read);
    }

    public static Optional<Delivery> find(SqlSession session, long id) {
        return session.first(
                "SELECT " + COLUMNS + " FROM ee_webhook_delivery WHERE id = ?", List.of(id), Deliveries::read);
    }

    /** The delivery of an event to a hook, if it was tried before. */
    public static Optional<Delivery> find(SqlSession session, long hook, String eventId) {
        return session.first(
                "SELECT " + COLUMNS + " FROM ee_webhook_delivery WHERE hook = ? AND event_id = ?",
                List.of(hook, eventId),
                Deliveries::read);
    }

    /**
     * Notes an attempt.
     *
     * @param attempt id and times do not count, its attempts neither: they are counted here
     */
    public static void record(SqlSession session, Delivery attempt) {
        String now = session.dialect().nowMillis();
        int changed = session.update(
                "UPDATE ee_webhook_delivery SET payload = ?, updated = " + now
                        + ", state = ?, attempts = attempts + 1, status = ?, millis = ?, error = ?, response = ?"
                        + " WHERE hook = ? AND event_id = ?",
                attempt.payload(),
                attempt.state().text(),
                attempt.status(),
                attempt.millis(),
                attempt.error(),
                attempt.response(),
                attempt.hook(),
                attempt.eventId());
        if (changed == 0) {
            session.update(
                    "INSERT INTO ee_webhook_delivery (hook, event_id, event, subject, raw, payload, created, updated,"
                            + " state, attempts, status, millis, error, response) VALUES (?, ?, ?, ?, ?, ?, " + now
                            + ", " + now + ", ?, 1, ?, ?, ?, ?)",
                    attempt.hook(),
                    attempt.eventId(),
                    attempt.event(),
                    attempt.subject(),
                    attempt.raw(),
                    attempt.payload(),
                    attempt.state().text(),
                    attempt.status(),
                    attempt.millis(),
                    attempt.error(),
                    attempt.response());
        }
    }

    /** Has a delivery made once more, under the same id of the event; false if there is none of that number. */
    public static boolean redeliver(SqlSession session, long id) {
        Optional<Delivery> found = find(session, id);
        found.ifPresent(delivery -> new Outbox().enqueue(session, Webhook.kind(delivery.hook()), delivery.raw()));
        return found.isPresent();
    }

    /** Removes deliveries whose last attempt is longer ago than that; returns how many. */
    public static int prune(SqlSession session, Duration age) {
        return session.update(
                "DELETE FROM ee_webhook_delivery WHERE updated < "
                        + session.dialect().nowMillis() + " - ?",
                age.toMillis());
    }

    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getLong(9),
                Delivery.State.valueOf(row.getString(10).toUpperCase(Locale.ROOT)),
                row.getInt(11),
                row.getInt(12),
                row.getLong(13),
                row.getString(14),
                row.getString(15));
    }
}
