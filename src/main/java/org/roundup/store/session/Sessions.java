package org.roundup.store.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

/**
 * Sessions of visitors: who they are, by the key in their cookie. Besides the values that scripts may add, a session
 * that begins with a login has facts by which its owner recognises it, and a time at which it ends at the latest.
 */
public final class Sessions extends TimedValues {

    private static final String TABLE = "ee_session";
    private static final String USER = "user";
    private static final int KEY_BYTES = 32;
    private static final int ID_LENGTH = 16;
    private static final int LONGEST_FACT = 250;
    private static final long USE_STEP_MILLIS = 60_000;
    private static final double MILLIS = 1000.0;
    private static final String LISTED = "SELECT l.key_hash, l.owner, l.started, l.seen, l.ends, l.address, l.agent"
            + " FROM ee_login l JOIN ee_session s ON s.key_hash = l.key_hash WHERE s.used >= ? AND l.ends > ?";

    /**
     * The beginning of a session.
     *
     * @param owner name of the user
     * @param longest after that time it ends, however much it is used
     * @param remembered whether it lasts that long without being used, too, and not just a week
     * @param address from where
     * @param agent with which program, as that says itself; or null
     */
    public record Login(String owner, Duration longest, boolean remembered, String address, String agent) {}

    /**
     * A session without its key.
     *
     * @param id by which it can be ended; says nothing about the key
     * @param owner name of the user
     * @param seen when it was used last, within a minute
     */
    public record Session(
            String id, String owner, Instant started, Instant seen, Instant ends, String address, String agent) {}

    /**
     * @param sessions opens a database session for each step
     */
    public Sessions(Supplier<SqlSession> sessions, Clock clock) {
        super(TABLE, sessions, clock);
    }

    /** Tables of this package. */
    public static List<String> ddl(Dialect dialect) {
        List<String> statements = new ArrayList<>(List.of(ddl(TABLE), ddl(OneTimeKeys.TABLE), RateTimes.DDL));
        statements.add(
                "CREATE TABLE IF NOT EXISTS ee_login (key_hash CHAR(64) NOT NULL PRIMARY KEY, owner_hash CHAR(64)"
                        + " NOT NULL, owner " + dialect.textType()
                        + " NOT NULL, started BIGINT NOT NULL, seen BIGINT NOT NULL,"
                        + " ends BIGINT NOT NULL, address VARCHAR(255) NOT NULL, agent VARCHAR(255) NOT NULL)");
        statements.add("CREATE INDEX IF NOT EXISTS ee_login_owner ON ee_login (owner_hash)");
        statements.addAll(ApiTokens.ddl(dialect));
        statements.addAll(Repetitions.ddl(dialect));
        return statements;
    }

    /** Begins a session; returns its key. */
    public String begin(Login login) {
        String key = getUniqueKey(KEY_BYTES);
        long now = clock().millis();
        double used = login.remembered() ? lifetime(login.longest().toSeconds()) : now();
        transactions().run(session -> {
            session.beginWriting();
            session.update(
                    "INSERT INTO ee_session (value, used, key_hash) VALUES (?, ?, ?)",
                    JsonValues.write(Map.of(USER, login.owner())),
                    used,
                    KeyHash.of(key));
            return session.update(
                    "INSERT INTO ee_login (key_hash, owner_hash, owner, started, seen, ends, address, agent)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    KeyHash.of(key),
                    KeyHash.of(login.owner()),
                    login.owner(),
                    now,
                    now,
                    now + login.longest().toMillis(),
                    fact(login.address()),
                    fact(login.agent()));
        });
        return key;
    }

    private static String fact(String text) {
        String given = text == null ? "" : text.replace('\0', ' ');
        return given.length() > LONGEST_FACT ? given.substring(0, LONGEST_FACT) : given;
    }

    /** The name of the user whose session it is, if it has not ended. Its use is noted, at most once a minute. */
    public Optional<String> ownerOf(String key) {
        long now = clock().millis();
        return transactions().run(session -> {
            Optional<Found> found = session.first(
                    "SELECT s.value, s.used, l.seen, l.ends FROM ee_session s LEFT JOIN ee_login l"
                            + " ON l.key_hash = s.key_hash WHERE s.key_hash = ? AND s.used >= ?",
                    List.of(KeyHash.of(key), oldest()),
                    Found::read);
            Optional<Found> live = found.filter(row -> row.ends > now);
            if (live.isPresent() && now - live.get().seen > USE_STEP_MILLIS) {
                noteUse(session, key, now);
            }
            return live.map(row -> JsonValues.read(row.value).get(USER)).map(Object::toString);
        });
    }

    private static void noteUse(SqlSession session, String key, long now) {
        session.update("UPDATE ee_login SET seen = ? WHERE key_hash = ?", now, KeyHash.of(key));
        session.update(
                "UPDATE ee_session SET used = ? WHERE key_hash = ? AND used < ?",
                now / MILLIS,
                KeyHash.of(key),
                now / MILLIS);
    }

    /** What is found under a key; a session that no login began has no end but the usual one. */
    private record Found(String value, long seen, long ends) {

        static Found read(ResultSet row) throws SQLException {
            long seen = row.getLong(3);
            boolean alone = row.wasNull();
            return new Found(
                    row.getString(1),
                    alone ? (long) (row.getDouble(2) * MILLIS) : seen,
                    alone ? Long.MAX_VALUE : row.getLong(4));
        }
    }

    /** The sessions of a user, those used last first. */
    public List<Session> of(String owner) {
        return listed(" AND l.owner_hash = ?", List.of(KeyHash.of(owner)));
    }

    /** How many sessions there are that began with a login and have not ended. */
    public long count() {
        return transactions().run(session -> session.first(
                        "SELECT count(*) FROM ee_login l JOIN ee_session s ON s.key_hash = l.key_hash"
                                + " WHERE s.used >= ? AND l.ends > ?",
                        List.of(oldest(), clock().millis()),
                        row -> row.getLong(1))
                .orElse(0L));
    }

    /** The sessions of all users, those used last first. */
    public List<Session> all() {
        return listed("", List.of());
    }

    private List<Session> listed(String condition, List<String> more) {
        List<Object> values = new ArrayList<>(List.of(oldest(), clock().millis()));
        values.addAll(more);
        return transactions()
                .run(session -> session.query(
                        LISTED + condition + " ORDER BY l.seen DESC, l.started DESC",
                        values,
                        row -> new Session(
                                row.getString(1).substring(0, ID_LENGTH),
                                row.getString(2),
                                Instant.ofEpochMilli(row.getLong(3)),
                                Instant.ofEpochMilli(row.getLong(4)),
                                Instant.ofEpochMilli(row.getLong(5)),
                                row.getString(6),
                                row.getString(7))));
    }

    /** The id of the session with a key. */
    public static String idOf(String key) {
        return KeyHash.of(key).substring(0, ID_LENGTH);
    }

    /** Ends a session, of that user or, if that is null, of any; false if there is none with that id. */
    public boolean end(String owner, String id) {
        String ownerHash = owner == null ? null : KeyHash.of(owner);
        return id.length() == ID_LENGTH
                && transactions().run(session -> {
                    session.beginWriting();
                    List<String> hashes = session.query(
                            "SELECT key_hash FROM ee_login WHERE key_hash >= ? AND key_hash < ?"
                                    + (ownerHash == null ? "" : " AND owner_hash = ?"),
                            ownerHash == null ? List.of(id, id + "g") : List.of(id, id + "g", ownerHash),
                            row -> row.getString(1));
                    hashes.forEach(hash -> remove(session, hash));
                    return !hashes.isEmpty();
                });
    }

    /**
     * Ends the sessions of a user.
     *
     * @param keptKey key of the one that goes on, or null
     * @return how many have ended
     */
    public int endAll(String owner, String keptKey) {
        return transactions().run(session -> {
            session.beginWriting();
            return end(session, owner, keptKey);
        });
    }

    /** The same within a transaction. */
    public static int end(SqlSession session, String owner, String keptKey) {
        String kept = keptKey == null ? "" : KeyHash.of(keptKey);
        List<String> hashes = session.query(
                "SELECT key_hash FROM ee_login WHERE owner_hash = ? AND key_hash <> ?",
                List.of(KeyHash.of(owner), kept),
                row -> row.getString(1));
        hashes.forEach(hash -> remove(session, hash));
        return hashes.size();
    }

    private static void remove(SqlSession session, String hash) {
        session.update("DELETE FROM ee_session WHERE key_hash = ?", hash);
        session.update("DELETE FROM ee_login WHERE key_hash = ?", hash);
    }

    @Override
    public int clean() {
        long now = clock().millis();
        int ended = transactions()
                .run(session -> session.update(
                        "DELETE FROM ee_session WHERE key_hash IN (SELECT key_hash FROM ee_login WHERE ends <= ?)",
                        now));
        int unused = super.clean();
        transactions()
                .run(session ->
                        session.update("DELETE FROM ee_login WHERE key_hash NOT IN (SELECT key_hash FROM ee_session)"));
        return ended + unused;
    }
}
