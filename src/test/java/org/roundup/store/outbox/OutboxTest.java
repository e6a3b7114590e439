package org.roundup.store.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.roundup.store.engine.EveryEngine;
import org.roundup.store.engine.OpenedEngine;
import org.roundup.store.outbox.OutboxMessage.State;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

@EveryEngine
class OutboxTest extends OpenedEngine {

    private final Outbox outbox = new Outbox();
    private final OutboxPolicy policy =
            new OutboxPolicy(3, Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(4), 2);

    @Override
    protected List<String> ddl(Dialect dialect) {
        return Outbox.ddl(dialect);
    }

    private OutboxWorker worker(Map<String, OutboxHandler> handlers) {
        return new OutboxWorker("outbox", engine.sessions(), handlers, policy, Duration.ofMillis(50));
    }

    private OutboxWorker worker(OutboxHandler handler) {
        return worker(Map.of("mail", handler));
    }

    private <T> T call(Function<SqlSession, T> work) {
        try (SqlSession session = engine.open()) {
            T result = work.apply(session);
            session.commit();
            return result;
        }
    }

    private void enqueue(String... payloads) {
        call(session -> {
            for (String payload : payloads) {
                outbox.enqueue(session, "mail", payload);
            }
            return null;
        });
    }

    private void makeDue() {
        engine.run(List.of("UPDATE ee_outbox SET due = 0"));
    }

    private void endLeases() {
        engine.run(List.of("UPDATE ee_outbox SET lease_until = 0 WHERE lease_until IS NOT NULL"));
    }

    private List<OutboxMessage> list(State state) {
        return call(session -> outbox.list(session, state, 100));
    }

    private static OutboxHandler sendingTo(Collection<String> sent) {
        return (messages, receipts) -> messages.forEach(message -> {
            sent.add(message.payload());
            receipts.sent(message);
        });
    }

    @Test
    void messagesAreDeliveredInOrderAndOnce() {
        List<String> sent = new ArrayList<>();
        enqueue("1", "2", "3", "4");
        OutboxWorker worker = worker(sendingTo(sent));
        assertEquals(4, worker.deliverDue());
        assertEquals(0, worker.deliverDue());
        assertEquals(List.of("1", "2", "3", "4"), sent);
        assertEquals(Map.of(State.NEW, 0L, State.SENT, 4L, State.DEAD, 0L), call(outbox::count));
        assertEquals("", list(State.SENT).get(0).payload(), "what was sent is not kept");
    }

    @Test
    void whatIsRolledBackIsNeverDelivered() {
        List<String> sent = new ArrayList<>();
        try (SqlSession session = engine.open()) {
            outbox.enqueue(session, "mail", "never");
            session.rollback();
        }
        worker(sendingTo(sent)).deliverDue();
        assertEquals(List.of(), sent);
    }

    @Test
    void aMessageWaitsForItsTimeAndForItsKind() {
        List<String> sent = new ArrayList<>();
        call(session -> {
            outbox.enqueue(session, "mail", "later", Duration.ofHours(1));
            outbox.enqueue(session, "webhook", "of a kind without handler here");
            return null;
        });
        OutboxWorker worker = worker(sendingTo(sent));
        worker.deliverDue();
        assertEquals(List.of(), sent);
        makeDue();
        worker.deliverDue();
        assertEquals(List.of("later"), sent);
    }

    @Test
    void aFailedMessageIsTriedAgainAndGivenUpAtLast() {
        enqueue("x");
        OutboxWorker worker = worker((messages, receipts) -> receipts.failed(messages.get(0), "no route"));
        assertEquals(0, worker.deliverDue());
        OutboxMessage message = list(State.NEW).get(0);
        assertEquals("no route", message.lastError());
        assertEquals(1, message.attempts());
        assertTrue(message.dueMillis() - message.createdMillis() >= 20_000, "it waits before the next attempt");
        worker.deliverDue();
        assertEquals(1, list(State.NEW).get(0).attempts());
        makeDue();
        worker.deliverDue();
        assertEquals(2, list(State.DEAD).get(0).attempts());
        makeDue();
        worker.deliverDue();
        assertEquals(2, list(State.DEAD).get(0).attempts(), "the dead are left alone");
    }

    @Test
    void anExceptionFailsOnlyWhatWasNotSettled() {
        enqueue("1", "2", "3");
        OutboxWorker worker = worker((messages, receipts) -> {
            receipts.sent(messages.get(0));
            receipts.refused(messages.get(1), "no such address");
            throw new IllegalStateException("connection lost");
        });
        assertEquals(1, worker.deliverDue());
        assertEquals("no such address", list(State.DEAD).get(0).lastError());
        assertEquals("connection lost", list(State.NEW).get(0).lastError());
        assertEquals("3", list(State.NEW).get(0).payload());
    }

    @Test
    void aMessageOfWhichNothingIsSaidHasFailed() {
        enqueue("1");
        worker((messages, receipts) -> {}).deliverDue();
        assertEquals(1, list(State.NEW).get(0).attempts());
        assertFalse(list(State.NEW).get(0).lastError().isEmpty());
    }

    @Test
    void whatADyingProcessTookIsDeliveredAfterItsLease() {
        List<String> sent = new ArrayList<>();
        enqueue("1");
        Claims claims = new Claims(engine.sessions(), policy);
        Claims.Claim lost = claims.take("mail");
        OutboxWorker worker = worker(sendingTo(sent));
        worker.deliverDue();
        assertEquals(List.of(), sent, "the lease still holds");
        endLeases();
        worker.deliverDue();
        assertEquals(List.of("1"), sent);
        assertFalse(claims.failed(lost, lost.messages().get(0), "late", Duration.ZERO), "the first lost its right");
        assertEquals(1, list(State.SENT).size());
    }

    @Test
    void aMessageThatKillsItsProcessIsGivenUp() {
        enqueue("1");
        Claims claims = new Claims(engine.sessions(), policy);
        for (int i = 0; i < policy.attempts(); i++) {
            assertEquals(1, claims.take("mail").messages().size());
            endLeases();
        }
        worker((messages, receipts) -> {
                    throw new AssertionError("the handler must not see it");
                })
                .deliverDue();
        assertEquals(1, list(State.DEAD).size());
    }

    @Test
    void severalWorkersDeliverEachMessageOnce() throws Exception {
        int count = 60;
        for (int i = 0; i < count; i++) {
            enqueue("m" + i);
        }
        ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> workers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                workers.add(executor.submit(() -> worker(sendingTo(sent)).deliverDue()));
            }
            for (Future<Integer> worker : workers) {
                worker.get();
            }
        } finally {
            executor.shutdown();
        }
        assertEquals(count, sent.size());
        assertEquals(count, Set.copyOf(sent).size());
    }

    @Test
    void theAdminRetriesAndDeletes() {
        enqueue("1");
        worker((messages, receipts) -> receipts.refused(messages.get(0), "no")).deliverDue();
        long id = list(State.DEAD).get(0).id();
        boolean retried = call(session -> outbox.retry(session, id));
        assertTrue(retried);
        assertEquals(0, list(State.NEW).get(0).attempts());
        worker(sendingTo(new ArrayList<>())).deliverDue();
        boolean sentAgain = call(session -> outbox.retry(session, id));
        assertFalse(sentAgain, "what was sent is not sent again");
        int pruned = call(session -> outbox.prune(session, Duration.ofHours(1)));
        assertEquals(0, pruned);
        boolean deleted = call(session -> outbox.delete(session, id));
        assertTrue(deleted);
        boolean deletedAgain = call(session -> outbox.delete(session, id));
        assertFalse(deletedAgain);
    }

    @Test
    void aServerDeliversInTheBackground() throws InterruptedException {
        BlockingQueue<String> sent = new LinkedBlockingQueue<>();
        enqueue("before");
        try (OutboxWorker worker = worker(sendingTo(sent))) {
            worker.start();
            assertEquals("before", sent.poll(20, TimeUnit.SECONDS));
            enqueue("after");
            assertEquals("after", sent.poll(20, TimeUnit.SECONDS));
        }
    }
}
