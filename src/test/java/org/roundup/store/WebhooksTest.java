package org.roundup.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.Interval;
import org.roundup.store.change.Change;
import org.roundup.store.engine.EveryEngine;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.webhook.Deliveries;
import org.roundup.store.webhook.Delivery;
import org.roundup.store.webhook.HookEvent;
import org.roundup.store.webhook.Webhook;
import org.roundup.store.webhook.Webhooks;

/** What every engine must do with webhooks: their list, what waits for them, and the log of what they were sent. */
@EveryEngine
class WebhooksTest extends OpenedStore {

    private static Webhook hook(String className, Set<Change.Event> events) {
        return new Webhook(
                0, "1", "näme 😀", "https://receiver.example/hook?x=ä", className, events, "name=x", true, 0, 0);
    }

    private long add(String className, Change.Event... events) {
        long id = Webhooks.add(db.session(), hook(className, Set.of(events)), Webhooks.newSecret());
        db.commit();
        return id;
    }

    private List<HookEvent> waiting(long hook) {
        return store.outbox().list(db.session(), OutboxMessage.State.NEW, 1000).stream()
                .filter(message -> message.kind().equals(Webhook.kind(hook)))
                .map(message -> HookEvent.parse(message.payload()))
                .toList();
    }

    @Test
    void hooksAreKeptChangedAndRemoved() {
        String secret = Webhooks.newSecret();
        long id = Webhooks.add(db.session(), hook("thing", Set.of(Change.Event.SET, Change.Event.RETIRE)), secret);
        long other = add("", Change.Event.CREATE);
        Webhook stored = Webhooks.find(db.session(), id).orElseThrow();
        assertEquals("näme 😀", stored.name());
        assertEquals("https://receiver.example/hook?x=ä", stored.url());
        assertEquals(Set.of(Change.Event.SET, Change.Event.RETIRE), stored.events());
        assertEquals("name=x", stored.query());
        assertTrue(stored.active());
        assertTrue(stored.createdMillis() > 0);
        assertEquals(Optional.of(secret), Webhooks.secret(db.session(), id));
        assertEquals(
                List.of(id, other),
                Webhooks.list(db.session()).stream().map(Webhook::id).toList());

        assertTrue(Webhooks.change(db.session(), stored.withActive(false)));
        assertFalse(Webhooks.find(db.session(), id).orElseThrow().active());
        assertTrue(Webhooks.secret(db.session(), id, "whs_another"));
        assertEquals(Optional.of("whs_another"), Webhooks.secret(db.session(), id));
        Webhooks.note(db.session(), id, false);
        Webhooks.note(db.session(), id, false);
        assertEquals(2, Webhooks.find(db.session(), id).orElseThrow().failures());
        Webhooks.note(db.session(), id, true);
        assertEquals(0, Webhooks.find(db.session(), id).orElseThrow().failures());

        assertTrue(Webhooks.remove(db.session(), id));
        assertFalse(Webhooks.remove(db.session(), id));
        assertFalse(Webhooks.change(db.session(), stored));
        assertFalse(Webhooks.secret(db.session(), id, "whs_late"));
        assertEquals(Optional.empty(), Webhooks.find(db.session(), id));
    }

    @Test
    void whatChangesWaitsForTheHooksThatConcernsIt() {
        long things = add("thing", Change.Event.CREATE, Change.Event.SET);
        long retired = add("", Change.Event.RETIRE);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", "n");
        values.put("due", date("2024-02-10.23:59:59"));
        values.put("dur", Interval.ofStored("- 1d 2:03"));
        values.put("flag", true);
        values.put("num", 1.5);
        values.put("cnt", 7);
        values.put("members", List.of("3", "4"));
        String id = things().create(values);
        db.commit();
        HookEvent created = waiting(things).get(0);
        assertEquals("create", created.event());
        assertEquals("thing" + id, created.subject());
        assertEquals("1", created.actor());
        assertEquals("2024-02-10.23:59:59", created.newValues().get("due"));
        assertEquals(List.of("3", "4"), created.newValues().get("members"));

        things().set(id, Map.of("members", List.of("4")));
        things().set(id, Map.of("num", 2.5));
        things().set(id, Map.of("num", 1.5));
        db.getclass("user").set("4", Map.of("roles", "Tester"));
        db.commit();
        things().set(id, Map.of("name", "never"));
        db.rollback();
        things().retire(id);
        db.commit();
        assertEquals(2, waiting(things).size(), "changes of one transaction are one event; what was undone is none");
        HookEvent set = waiting(things).get(1);
        assertEquals(Set.of("members"), set.newValues().keySet());
        assertEquals(List.of("3", "4"), set.oldValues().get("members"));
        assertEquals(List.of("4"), set.newValues().get("members"));
        assertEquals(
                List.of("retire"),
                waiting(retired).stream().map(HookEvent::event).toList());
    }

    @Test
    void longTextsAreCutBetweenCharacters() {
        long hook = add("thing", Change.Event.SET);
        String id = things().create(Map.of("name", "n"));
        things().set(id, Map.of("note", "x"));
        db.commit();
        String text = "x".repeat(16_383) + "😀".repeat(10);
        things().set(id, Map.of("note", text));
        db.commit();
        assertEquals(text, things().get(id, "note"));
        assertEquals("x".repeat(16_383) + "…", waiting(hook).get(0).newValues().get("note"));
    }

    private static Delivery attempt(long hook, String event, Delivery.State state, int status) {
        return new Delivery(
                0,
                hook,
                event,
                "set",
                "thing1",
                "{\"raw\": \"ä\"}",
                "{\"payload\": \"😀\"}",
                0,
                0,
                state,
                0,
                status,
                12,
                status == 0 ? "no answer" : "",
                "answer " + status);
    }

    @Test
    void theLogCountsAttemptsOfAnEvent() {
        long hook = add("thing", Change.Event.SET);
        Deliveries.record(db.session(), attempt(hook, "first", Delivery.State.WAITING, 0));
        Deliveries.record(db.session(), attempt(hook, "second", Delivery.State.DELIVERED, 200));
        Deliveries.record(db.session(), attempt(hook, "first", Delivery.State.DELIVERED, 204));
        db.commit();
        List<Delivery> log = Deliveries.of(db.session(), hook, 10);
        assertEquals(
                List.of("second", "first"), log.stream().map(Delivery::eventId).toList());
        Delivery first = log.get(1);
        assertEquals(2, first.attempts());
        assertEquals(Delivery.State.DELIVERED, first.state());
        assertEquals(204, first.status());
        assertEquals("{\"raw\": \"ä\"}", first.raw());
        assertEquals("{\"payload\": \"😀\"}", first.payload());
        assertEquals(
                Optional.of(first.id()),
                Deliveries.find(db.session(), hook, "first").map(Delivery::id));
        assertEquals(Optional.empty(), Deliveries.find(db.session(), hook, "third"));
        assertEquals(1, Deliveries.of(db.session(), hook, 1).size());

        assertTrue(Deliveries.redeliver(db.session(), first.id()));
        assertFalse(Deliveries.redeliver(db.session(), 999_999));
        assertEquals(
                List.of("{\"raw\": \"ä\"}"),
                store.outbox().list(db.session(), OutboxMessage.State.NEW, 10).stream()
                        .map(OutboxMessage::payload)
                        .toList());
        Webhooks.remove(db.session(), hook);
        db.commit();
        assertEquals(List.of(), Deliveries.of(db.session(), hook, 10));
        assertEquals(List.of(), store.outbox().list(db.session(), OutboxMessage.State.NEW, 10));
    }

    @Test
    void oldDeliveriesAreSwept() {
        long hook = add("thing", Change.Event.SET);
        Deliveries.record(db.session(), attempt(hook, "old", Delivery.State.FAILED, 500));
        Deliveries.record(db.session(), attempt(hook, "retried", Delivery.State.WAITING, 500));
        Deliveries.record(db.session(), attempt(hook, "young", Delivery.State.DELIVERED, 200));
        age(db.session(), "old", Duration.ofDays(31));
        age(db.session(), "retried", Duration.ofDays(31));
        age(db.session(), "young", Duration.ofDays(29));
        Deliveries.record(db.session(), attempt(hook, "retried", Delivery.State.DELIVERED, 200));
        assertEquals(1, Deliveries.prune(db.session(), Duration.ofDays(30)));
        db.commit();
        assertEquals(
                List.of("young", "retried"),
                Deliveries.of(db.session(), hook, 10).stream()
                        .map(Delivery::eventId)
                        .toList());
    }

    private static void age(SqlSession session, String event, Duration age) {
        session.update(
                "UPDATE ee_webhook_delivery SET created = created - ?, updated = updated - ? WHERE event_id = ?",
                age.toMillis(),
                age.toMillis(),
                event);
    }
}
