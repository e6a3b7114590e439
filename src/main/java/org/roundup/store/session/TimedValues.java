package org.roundup.store.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Transactions;
import org.roundup.store.sql.UniqueViolation;

/**
 * Values under secret keys, which are forgotten when they have not been used for a week. Times are seconds since 1970.
 */
public abstract sealed class TimedValues permits Sessions, OneTimeKeys {

    /** Among the values of {@link #set}: the time to be noted instead of now; a number. */
    public static final String TIMESTAMP = "__timestamp";

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int KEY_BYTES = 40;
    private static final double MILLIS = 1000.0;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String table;
    private final Transactions transactions;
    private final Clock clock;

    TimedValues(String table, Supplier<SqlSession> sessions, Clock clock) {
        this.table = table;
        this.transactions = new Transactions(sessions);
        this.clock = clock;
    }

    static String ddl(String table) {
        return "CREATE TABLE IF NOT EXISTS " + table + " (key_hash CHAR(64) NOT NULL PRIMARY KEY, value "
                + "TEXT NOT NULL, used DOUBLE PRECISION NOT NULL)";
    }

    final Transactions transactions() {
        return transactions;
    }

    final Clock clock() {
        return clock;
    }

    /** Seconds since 1970. */
    final double now() {
        return clock.millis() / MILLIS;
    }

    /** What was last used before that time is forgotten. */
    final double oldest() {
        return now() - WEEK.toSeconds();
    }

    /** Whether there are values under a key. */
    public final boolean exists(String key) {
        return find(key).isPresent();
    }

    /** All values under a key, in the order they were set first. */
    public final Optional<Map<String, Object>> find(String key) {
        return transactions.run(session -> select(session, key, "")).map(JsonValues::read);
    }

    private Optional<String> select(SqlSession session, String key, String lock) {
        return session.first(
                "SELECT value FROM " + table + " WHERE key_hash = ? AND used >= ?" + lock,
                List.of(KeyHash.of(key), oldest()),
                row -> row.getString(1));
    }

    /**
     * Adds values to those under a key, replacing those of the same name, and notes that they were used now, or at the
     * time given as {@value #TIMESTAMP}.
     *
     * @param values texts, numbers, booleans, null, and lists and maps of such
     */
    public final void set(String key, Map<String, ?> values) {
        Map<String, Object> added = new LinkedHashMap<>(values);
        double used = added.remove(TIMESTAMP) instanceof Number time ? time.doubleValue() : now();
        try {
            merge(key, added, used);
        } catch (UniqueViolation insertedMeanwhile) {
            merge(key, added, used);
        }
    }

    private void merge(String key, Map<String, Object> added, double used) {
        transactions.run(session -> {
            session.beginWriting();
            Optional<String> stored = select(session, key, session.dialect().forUpdate());
            Map<String, Object> values = new LinkedHashMap<>();
            if (stored.isPresent()) {
                values.putAll(JsonValues.read(stored.get()));
            } else {
                session.update("DELETE FROM " + table + " WHERE key_hash = ? AND used < ?", KeyHash.of(key), oldest());
            }
            values.putAll(added);
            String sql = stored.isPresent()
                    ? "UPDATE " + table + " SET value = ?, used = ? WHERE key_hash = ?"
                    : "INSERT INTO " + table + " (value, used, key_hash) VALUES (?, ?, ?)";
            return session.update(sql, JsonValues.write(values), used, KeyHash.of(key));
        });
    }

    /**
     * Gives the values under a key and removes them in the same step: of several callers only one gets them.
     */
    public final Optional<Map<String, Object>> take(String key) {
        return transactions
                .run(session -> {
                    session.beginWriting();
                    return session.first(
                            "DELETE FROM " + table + " WHERE key_hash = ? AND used >= ? RETURNING value",
                            List.of(KeyHash.of(key), oldest()),
                            row -> row.getString(1));
                })
                .map(JsonValues::read);
    }

    /** Removes the values under a key, if there are any. */
    public final void destroy(String key) {
        transactions.run(session -> session.update("DELETE FROM " + table + " WHERE key_hash = ?", KeyHash.of(key)));
    }

    /**
     * Removes what has not been used for a week. Nobody sees it before either.
     *
     * @return how many there were
     */
    public int clean() {
        return transactions.run(session -> session.update("DELETE FROM " + table + " WHERE used < ?", oldest()));
    }

    /** The {@value #TIMESTAMP} of values that are to last for a number of seconds from now. */
    public final double lifetime(double seconds) {
        return oldest() + seconds;
    }

    /** A new key that cannot be guessed: 54 characters that are safe in addresses. */
    public final String getUniqueKey() {
        return getUniqueKey(KEY_BYTES);
    }

    /** A new key of that many random bytes. */
    public final String getUniqueKey(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
