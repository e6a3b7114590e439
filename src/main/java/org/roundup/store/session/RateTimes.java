package org.roundup.store.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.roundup.security.ArrivalTimes;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Transactions;
import org.roundup.store.sql.UniqueViolation;

/**
 * The time that a rate limit by the generic cell rate algorithm goes by, for each who is limited: that at which the
 * allowance is full again. A name (a user, an address) is stored as its SHA-256.
 */
public final class RateTimes implements ArrivalTimes {

    static final String DDL = "CREATE TABLE IF NOT EXISTS ee_rate (key_hash CHAR(64) NOT NULL PRIMARY KEY,"
            + " full_micros BIGINT NOT NULL)";

    private final Transactions transactions;

    /**
     * @param sessions opens a database session for each step
     */
    public RateTimes(Supplier<SqlSession> sessions) {
        this.transactions = new Transactions(sessions);
    }

    @Override
    public OptionalLong find(String name) {
        return transactions.run(session -> session.first(
                        "SELECT full_micros FROM ee_rate WHERE key_hash = ?",
                        List.of(KeyHash.of(name)),
                        row -> OptionalLong.of(row.getLong(1)))
                .orElse(OptionalLong.empty()));
    }

    @Override
    public Map<String, Long> findAll(Collection<String> names) {
        Map<String, String> hashes = new LinkedHashMap<>();
        names.forEach(name -> hashes.put(KeyHash.of(name), name));
        if (hashes.isEmpty()) {
            return Map.of();
        }
        return transactions.run(session -> {
            Map<String, Long> found = new HashMap<>();
            session.each(
                    "SELECT key_hash, full_micros FROM ee_rate WHERE key_hash IN (" + SqlSession.marks(hashes.size())
                            + ")",
                    List.copyOf(hashes.keySet()),
                    row -> Map.entry(hashes.get(row.getString(1).strip()), row.getLong(2)),
                    entry -> found.put(entry.getKey(), entry.getValue()));
            return found;
        });
    }

    @Override
    public boolean replace(String name, OptionalLong expected, long micros) {
        String hash = KeyHash.of(name);
        if (expected.isPresent()) {
            return transactions.run(session -> session.update(
                            "UPDATE ee_rate SET full_micros = ? WHERE key_hash = ? AND full_micros = ?",
                            micros,
                            hash,
                            expected.getAsLong())
                    == 1);
        }
        try {
            return transactions.run(session ->
                    session.update("INSERT INTO ee_rate (key_hash, full_micros) VALUES (?, ?)", hash, micros) == 1);
        } catch (UniqueViolation anotherWasQuicker) {
            return false;
        }
    }

    /** Forgets names whose allowance was full at that time; returns how many. */
    public int clean(long micros) {
        return transactions.run(session -> session.update("DELETE FROM ee_rate WHERE full_micros < ?", micros));
    }
}
