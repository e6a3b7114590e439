package org.roundup.store.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.task.RepeatingTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers due messages through their handlers: on a thread of its own in a server ({@link #start}), or when a
 * short-lived process asks for it ({@link #deliverDue}). Kinds without a handler here are left to other processes.
 */
public final class OutboxWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.outbox");

    private final Claims claims;
    private final OutboxPolicy policy;
    private final Map<String, OutboxHandler> handlers;
    private final RepeatingTask task;
    private volatile boolean closed;

    /**
     * @param name name of the thread
     * @param sessions opens a session for each step
     * @param handlers handlers by kind
     * @param interval time between looks at the outbox, for messages that other processes wrote or that failed
     */
    public OutboxWorker(
            String name,
            Supplier<SqlSession> sessions,
            Map<String, OutboxHandler> handlers,
            OutboxPolicy policy,
            Duration interval) {
        this.claims = new Claims(sessions, policy);
        this.policy = policy;
        this.handlers = Map.copyOf(handlers);
        this.task = new RepeatingTask(name, interval, () -> deliver(() -> !closed));
    }

    /** Starts delivering in the background. */
    public void start() {
        task.start();
        task.wake();
    }

    /** Ends delivering in the background, after the batch that is being delivered. */
    @Override
    public void close() {
        closed = true;
        task.close();
    }

    /**
     * Delivers all that is due, on the caller's thread.
     *
     * @return number of messages delivered
     */
    public int deliverDue() {
        return deliver(() -> true);
    }

    private int deliver(BooleanSupplier goesOn) {
        int delivered = 0;
        for (Map.Entry<String, OutboxHandler> entry : handlers.entrySet()) {
            boolean more = true;
            while (more && goesOn.getAsBoolean()) {
                Claims.Claim claim = claims.take(entry.getKey());
                more = !claim.messages().isEmpty();
                delivered += more ? deliver(claim, entry.getValue()) : 0;
            }
        }
        return delivered;
    }

    /**
     * Delivers one batch of each kind, if there is one, on the caller's thread.
     *
     * @return number of messages delivered
     */
    public int deliverBatch() {
        int delivered = 0;
        for (Map.Entry<String, OutboxHandler> entry : handlers.entrySet()) {
            Claims.Claim claim = claims.take(entry.getKey());
            if (!claim.messages().isEmpty()) {
                delivered += deliver(claim, entry.getValue());
            }
        }
        return delivered;
    }

    private int deliver(Claims.Claim claim, OutboxHandler handler) {
        Batch batch = new Batch(claim);
        batch.giveUpWhatWasTriedTooOften();
        String reason = "The handler did not say what became of the message";
        try {
            if (!batch.open.isEmpty()) {
                handler.deliver(List.copyOf(batch.open.values()), batch);
            }
        } catch (RuntimeException error) {
            LOG.warn(
                    "{} messages of kind {} are not delivered",
                    batch.open.size(),
                    claim.messages().get(0).kind(),
                    error);
            reason = error.getMessage() == null ? error.toString() : error.getMessage();
        }
        batch.record();
        for (OutboxMessage message : List.copyOf(batch.open.values())) {
            batch.failed(message, reason);
        }
        if (!batch.givenUp.isEmpty()) {
            tell(handler, batch.givenUp);
        }
        return batch.delivered;
    }

    private static void tell(OutboxHandler handler, List<OutboxHandler.GivenUp> givenUp) {
        try {
            handler.givenUp(List.copyOf(givenUp));
        } catch (RuntimeException error) {
            LOG.error("Nobody could be told that {} messages were given up", givenUp.size(), error);
        }
    }

    /** One call of a handler; keeps count of the messages whose fate is open. */
    private final class Batch implements OutboxHandler.Receipts {

        /** Of what goes out faster than this several are recorded together. */
        private static final long QUICK_NANOS = 100_000_000;

        private final Claims.Claim claim;
        private final Map<Long, OutboxMessage> open = new LinkedHashMap<>();
        private final Map<Long, String> payloads = new HashMap<>();
        private final List<OutboxHandler.GivenUp> givenUp = new ArrayList<>();
        private final List<OutboxMessage> unrecorded = new ArrayList<>();
        private long recorded = System.nanoTime();
        private int delivered;

        Batch(Claims.Claim claim) {
            this.claim = claim;
            claim.messages().forEach(message -> open.put(message.id(), message));
        }

        /** A message on which the process died each time is not tried for ever. */
        void giveUpWhatWasTriedTooOften() {
            for (OutboxMessage message : claim.messages()) {
                if (message.attempts() > policy.attempts()) {
                    refused(message, "The process ended during each of " + policy.attempts() + " attempts");
                }
            }
        }

        @Override
        public void sent(OutboxMessage message) {
            if (close(message)) {
                delivered++;
                unrecorded.add(message);
                if (System.nanoTime() - recorded > QUICK_NANOS) {
                    record();
                }
            }
        }

        /** Records what was sent: if the process ends before that, it is sent once more. */
        void record() {
            if (!unrecorded.isEmpty() && claims.sent(claim, unrecorded) < unrecorded.size()) {
                LOG.warn(
                        "Some of {} messages took longer than their lease or were deleted meanwhile",
                        unrecorded.size());
            }
            unrecorded.clear();
            recorded = System.nanoTime();
        }

        @Override
        public void progressed(OutboxMessage message, String remaining) {
            record();
            if (open.containsKey(message.id())) {
                payloads.put(message.id(), remaining);
                check(message, claims.progressed(claim, message, remaining));
            }
        }

        @Override
        public void setAside(OutboxMessage message, String part, String reason) {
            LOG.error("A part of message {} of kind {} is given up: {}", message.id(), message.kind(), reason);
            claims.setAside(message, part, reason);
            givenUp.add(new OutboxHandler.GivenUp(message, part, reason));
        }

        @Override
        public void failed(OutboxMessage message, String reason) {
            if (message.attempts() >= policy.attempts()) {
                refused(message, reason);
            } else if (close(message)) {
                Duration pause = policy.pauseAfter(
                        message.attempts(), ThreadLocalRandom.current().nextDouble());
                LOG.warn(
                        "Message {} of kind {} failed and is tried again in {} s: {}",
                        message.id(),
                        message.kind(),
                        pause.toSeconds(),
                        reason);
                check(message, claims.failed(claim, message, reason, pause));
            }
        }

        @Override
        public void refused(OutboxMessage message, String reason) {
            if (close(message)) {
                LOG.error("Message {} of kind {} is given up: {}", message.id(), message.kind(), reason);
                check(message, claims.dead(claim, message, reason));
                String payload = payloads.getOrDefault(message.id(), message.payload());
                givenUp.add(new OutboxHandler.GivenUp(message, payload, reason));
            }
        }

        private boolean close(OutboxMessage message) {
            return open.remove(message.id()) != null;
        }

        private void check(OutboxMessage message, boolean recorded) {
            if (!recorded) {
                LOG.warn("Message {} took longer than its lease or was deleted meanwhile", message.id());
            }
        }
    }
}
