package org.roundup.store.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.sql.Transactions;

/** Takes due messages for one process and records what has become of them, in short transactions. */
final class Claims {

    private static final int LONGEST_ERROR = 2000;

    private final Transactions transactions;
    private final OutboxPolicy policy;

    /** Messages that were taken together; {@code owner} is unique to them. */
    record Claim(String owner, List<OutboxMessage> messages) {}

    Claims(Supplier<SqlSession> sessions, OutboxPolicy policy) {
        this.transactions = new Transactions(sessions);
        this.policy = policy;
    }

    /** Takes the next due messages of a kind; none of them is taken by another process while the lease lasts. */
    Claim take(String kind) {
        String owner = UUID.randomUUID().toString();
        return new Claim(owner, transactions.run(session -> take(session, kind, owner)));
    }

    private List<OutboxMessage> take(SqlSession session, String kind, String owner) {
        String now = session.dialect().nowMillis();
        String due = " FROM ee_outbox WHERE state = 'new' AND kind = ? AND due <= " + now
                + " AND (lease_until IS NULL OR lease_until <= " + now + ") ORDER BY due, id LIMIT ?";
        boolean none = session.first("SELECT id" + due, List.of(kind, 1), row -> row.getLong(1))
                .isEmpty();
        if (none) {
            return List.of();
        }
        session.beginWriting();
        List<OutboxMessage> taken = session.query(
                "SELECT id, kind, payload, created, due, attempts + 1, last_error, state" + due
                        + session.dialect().forUpdateSkipLocked(),
                List.of(kind, policy.batch()),
                Outbox::read);
        if (!taken.isEmpty()) {
            List<Object> parameters =
                    new ArrayList<>(List.of(owner, policy.lease().toMillis()));
            taken.forEach(message -> parameters.add(message.id()));
            session.update(
                    "UPDATE ee_outbox SET attempts = attempts + 1, lease_owner = ?, lease_until = " + now
                            + " + ? WHERE id IN (" + SqlSession.marks(taken.size()) + ")",
                    parameters.toArray());
        }
        return taken;
    }

    /**
     * Records deliveries; the payloads, which may be private, are not kept.
     *
     * @return how many were recorded: fewer if the lease was lost
     */
    int sent(Claim claim, List<OutboxMessage> messages) {
        List<Object> parameters = new ArrayList<>();
        messages.forEach(message -> parameters.add(message.id()));
        parameters.add(claim.owner());
        return transactions.run(session -> {
            int changed = session.update(
                    "UPDATE ee_outbox SET state = 'sent', payload = '', last_error = NULL, lease_until = NULL"
                            + " WHERE id IN (" + SqlSession.marks(messages.size())
                            + ") AND lease_owner = ? AND state = 'new'",
                    parameters.toArray());
            renew(session, claim);
            return changed;
        });
    }

    /** Records what remains of a message. */
    boolean progressed(Claim claim, OutboxMessage message, String remaining) {
        return record(
                claim,
                "UPDATE ee_outbox SET payload = ? WHERE id = ? AND lease_owner = ? AND state = 'new'",
                remaining,
                message.id(),
                claim.owner());
    }

    /** Records a part of a message that is given up. */
    void setAside(OutboxMessage message, String part, String reason) {
        transactions.run(session -> session.update(
                "INSERT INTO ee_outbox (kind, payload, created, due, attempts, last_error, state)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'dead')",
                message.kind(),
                part,
                message.createdMillis(),
                message.dueMillis(),
                message.attempts(),
                shortened(reason)));
    }

    boolean failed(Claim claim, OutboxMessage message, String reason, Duration pause) {
        return transactions.run(session -> {
            int changed = session.update(
                    "UPDATE ee_outbox SET last_error = ?, lease_until = NULL, due = "
                            + session.dialect().nowMillis()
                            + " + ? WHERE id = ? AND lease_owner = ? AND state = 'new'",
                    shortened(reason),
                    pause.toMillis(),
                    message.id(),
                    claim.owner());
            renew(session, claim);
            return changed == 1;
        });
    }

    boolean dead(Claim claim, OutboxMessage message, String reason) {
        return record(
                claim,
                "UPDATE ee_outbox SET state = 'dead', last_error = ?, lease_until = NULL"
                        + " WHERE id = ? AND lease_owner = ? AND state = 'new'",
                shortened(reason),
                message.id(),
                claim.owner());
    }

    private boolean record(Claim claim, String sql, Object... parameters) {
        return transactions.run(session -> {
            int changed = session.update(sql, parameters);
            renew(session, claim);
            return changed == 1;
        });
    }

    /** While a batch makes progress, the lease of the rest of it goes on. */
    private void renew(SqlSession session, Claim claim) {
        List<Object> parameters = new ArrayList<>(List.of(policy.lease().toMillis(), claim.owner()));
        claim.messages().forEach(message -> parameters.add(message.id()));
        session.update(
                "UPDATE ee_outbox SET lease_until = " + session.dialect().nowMillis()
                        + " + ? WHERE lease_owner = ? AND state = 'new' AND lease_until IS NOT NULL AND id IN ("
                        + SqlSession.marks(claim.messages().size()) + ")",
                parameters.toArray());
    }

    private static String shortened(String reason) {
        String text = reason == null ? "no reason was given" : reason;
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }
}
