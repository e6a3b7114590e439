package org.roundup.store.lease;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Transactions;
import org.roundup.store.sql.UniqueViolation;

/** Gives out the leases of a tracker. */
public final class Leases {

    private final Transactions transactions;

    /**
     * @param sessions opens a session for each step
     */
    public Leases(Supplier<SqlSession> sessions) {
        this.transactions = new Transactions(sessions);
    }

    /** Tables of this package. */
    public static List<String> ddl(Dialect dialect) {
        return List.of("CREATE TABLE IF NOT EXISTS ee_lease (name VARCHAR(100) NOT NULL PRIMARY KEY,"
                + " owner VARCHAR(100) NOT NULL, until_millis BIGINT NOT NULL)");
    }

    /**
     * Takes a lease that nobody holds.
     *
     * @param name what it is for, at most 100 characters
     * @param duration how long it lasts unless it is renewed
     * @return empty if somebody else holds it
     */
    public Optional<Lease> acquire(String name, Duration duration) {
        String owner = UUID.randomUUID().toString();
        boolean taken = takeOver(name, owner, duration) || insert(name, owner, duration);
        return taken ? Optional.of(new Lease(this, name, owner)) : Optional.empty();
    }

    /**
     * Does a job in steps while nobody else does it.
     *
     * @param name of the lease
     * @param longest how long a step may take
     * @param step false if nothing was left to be done
     * @return how many steps did something
     */
    public int work(String name, Duration longest, BooleanSupplier step) {
        Optional<Lease> lease = acquire(name, longest);
        if (lease.isEmpty()) {
            return 0;
        }
        int steps = 0;
        try (Lease held = lease.get()) {
            while (step.getAsBoolean()) {
                steps++;
                if (!held.renew(longest)) {
                    break;
                }
            }
        }
        return steps;
    }

    private boolean takeOver(String name, String owner, Duration duration) {
        return transactions.run(session -> {
            String now = session.dialect().nowMillis();
            return session.update(
                            "UPDATE ee_lease SET owner = ?, until_millis = " + now
                                    + " + ? WHERE name = ? AND until_millis <= " + now,
                            owner,
                            duration.toMillis(),
                            name)
                    == 1;
        });
    }

    private boolean insert(String name, String owner, Duration duration) {
        try {
            return transactions.run(session -> {
                boolean held = session.first("SELECT 1 FROM ee_lease WHERE name = ?", List.of(name), row -> 1)
                        .isPresent();
                return !held
                        && session.update(
                                        "INSERT INTO ee_lease (name, owner, until_millis) VALUES (?, ?, "
                                                + session.dialect().nowMillis() + " + ?)",
                                        name,
                                        owner,
                                        duration.toMillis())
                                == 1;
            });
        } catch (UniqueViolation takenMeanwhile) {
            return false;
        }
    }

    boolean renew(String name, String owner, Duration duration) {
        return transactions.run(session -> {
            String now = session.dialect().nowMillis();
            return session.update(
                            "UPDATE ee_lease SET until_millis = " + now
                                    + " + ? WHERE name = ? AND owner = ? AND until_millis > " + now,
                            duration.toMillis(),
                            name,
                            owner)
                    == 1;
        });
    }

    void release(String name, String owner) {
        transactions.run(session -> session.update("DELETE FROM ee_lease WHERE name = ? AND owner = ?", name, owner));
    }
}
