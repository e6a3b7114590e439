package org.roundup.store.webhook;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.roundup.store.change.Change;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/** The webhooks of a tracker. */
public final class Webhooks {

    /** How the text of every secret begins. */
    public static final String SECRET_PREFIX = "whs_";

    private static final String COLUMNS = "id, owner_id, name, url, class, events, query, active, created, failures";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Webhooks() {}

    /** Tables of this package. */
    public static List<String> ddl(Dialect dialect) {
        String text = dialect.textType() + " NOT NULL";
        return List.of(
                "CREATE TABLE IF NOT EXISTS ee_webhook (" + dialect.serialColumn("id")
                        + ", owner_id INTEGER NOT NULL, name " + text + ", url " + text
                        + ", class VARCHAR(255) NOT NULL, events VARCHAR(100) NOT NULL, query " + text
                        + ", secret VARCHAR(100) NOT NULL, active INTEGER NOT NULL, created BIGINT NOT NULL,"
                        + " failures INTEGER NOT NULL)",
                "CREATE TABLE IF NOT EXISTS ee_webhook_delivery (" + dialect.serialColumn("id")
                        + ", hook BIGINT NOT NULL, event_id VARCHAR(40) NOT NULL, event VARCHAR(10) NOT NULL,"
                        + " subject VARCHAR(300) NOT NULL, raw " + text + ", payload " + text
                        + ", created BIGINT NOT NULL, updated BIGINT NOT NULL, state VARCHAR(10) NOT NULL,"
                        + " attempts INTEGER NOT NULL, status INTEGER NOT NULL, millis BIGINT NOT NULL, error " + text
                        + ", response " + text + ")",
                "CREATE UNIQUE INDEX IF NOT EXISTS ee_webhook_delivery_event ON ee_webhook_delivery (hook, event_id)",
                "CREATE INDEX IF NOT EXISTS ee_webhook_delivery_created ON ee_webhook_delivery (created)");
    }

    /** A new secret. */
    public static String newSecret() {
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        return SECRET_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** All hooks, oldest first. */
    public static List<Webhook> list(SqlSession session) {
        return session.query("SELECT " + COLUMNS + " FROM ee_webhook ORDER BY id", List.of(), Webhooks::read);
    }

    /** The hooks that are switched on. */
    static List<Webhook> active(SqlSession session) {
        return session.query(
                "SELECT " + COLUMNS + " FROM ee_webhook WHERE active = 1 ORDER BY id", List.of(), Webhooks::read);
    }

    public static Optional<Webhook> find(SqlSession session, long id) {
        return session.first("SELECT " + COLUMNS + " FROM ee_webhook WHERE id = ?", List.of(id), Webhooks::read);
    }

    /** The key with which deliveries of a hook are signed; empty if there is no such hook. Not to be shown or logged. */
    public static Optional<String> secret(SqlSession session, long id) {
        return session.first("SELECT secret FROM ee_webhook WHERE id = ?", List.of(id), row -> row.getString(1));
    }

    /**
     * Stores a new hook.
     *
     * @param secret one of {@link #newSecret}
     * @return its id
     */
    public static long add(SqlSession session, Webhook hook, String secret) {
        session.update(
                "INSERT INTO ee_webhook (owner_id, name, url, class, events, query, secret, active, created, failures)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
                        + session.dialect().nowMillis() + ", 0)",
                Integer.valueOf(hook.owner()),
                hook.name(),
                hook.url(),
                hook.className(),
                stored(hook.events()),
                hook.query(),
                secret,
                hook.active() ? 1 : 0);
        return session.first("SELECT id FROM ee_webhook WHERE secret = ?", List.of(secret), row -> row.getLong(1))
                .orElseThrow();
    }

    /** Changes a hook, except its secret; false if there is none with its id. */
    public static boolean change(SqlSession session, Webhook hook) {
        return session.update(
                        "UPDATE ee_webhook SET owner_id = ?, name = ?, url = ?, class = ?, events = ?, query = ?,"
                                + " active = ?, failures = 0 WHERE id = ?",
                        Integer.valueOf(hook.owner()),
                        hook.name(),
                        hook.url(),
                        hook.className(),
                        stored(hook.events()),
                        hook.query(),
                        hook.active() ? 1 : 0,
                        hook.id())
                == 1;
    }

    /** Gives a hook another secret; false if there is no such hook. */
    public static boolean secret(SqlSession session, long id, String secret) {
        return session.update("UPDATE ee_webhook SET secret = ? WHERE id = ?", secret, id) == 1;
    }

    /** Removes a hook, its log and what waits to be delivered to it; false if there is none. */
    public static boolean remove(SqlSession session, long id) {
        session.update("DELETE FROM ee_webhook_delivery WHERE hook = ?", id);
        new Outbox().deleteAll(session, Webhook.kind(id));
        return session.update("DELETE FROM ee_webhook WHERE id = ?", id) == 1;
    }

    /** Notes that an attempt succeeded, or that one more has failed. */
    public static void note(SqlSession session, long id, boolean success) {
        session.update(
                success
                        ? "UPDATE ee_webhook SET failures = 0 WHERE id = ? AND failures <> 0"
                        : "UPDATE ee_webhook SET failures = failures + 1 WHERE id = ?",
                id);
    }

    private static String stored(Set<Change.Event> events) {
        return EnumSet.copyOf(events).stream()
                .map(event -> event.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private static Webhook read(ResultSet row) throws SQLException {
        Set<Change.Event> events = Arrays.stream(row.getString(6).split(","))
                .map(name -> Change.Event.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        return new Webhook(
                row.getLong(1),
                Long.toString(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                events,
                row.getString(7),
                row.getInt(8) == 1,
                row.getLong(9),
                row.getInt(10));
    }
}
