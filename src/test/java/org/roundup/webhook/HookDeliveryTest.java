package org.roundup.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.webhook.Deliveries;
import org.roundup.store.webhook.Delivery;
import org.roundup.store.webhook.Webhook;
import org.roundup.store.webhook.Webhooks;
import org.roundup.tracker.Tracker;

/** How events get to receivers that fail, are slow, or lie where nobody should send anything. */
class HookDeliveryTest extends HookTrial {

    @Test
    void aReceiverThatFailsIsAskedAgainWithTheSameEvent() throws Exception {
        long hook = hook("admin", "issue", "create", "");
        receiver.answers(500, 503, 204);
        issue("Try and try");
        deliverAll(hook);
        Delivery logged = log(hook).get(0);
        assertEquals(Delivery.State.DELIVERED, logged.state());
        assertEquals(3, logged.attempts());
        assertEquals(204, logged.status());
        assertEquals("", logged.error());
        assertEquals(
                Set.of(logged.eventId()),
                receiver.posts().stream()
                        .map(post -> post.json().getString("id"))
                        .collect(Collectors.toSet()));
        assertEquals(
                3,
                receiver.posts().stream()
                        .filter(post -> post.path().equals("/hook?x=1"))
                        .count());
    }

    @Test
    void whatFailsTooOftenIsGivenUpAndCanBeSentAgain() throws Exception {
        long hook = hook("admin", "issue", "create", "");
        receiver.answers(500, 500, 302);
        issue("Hopeless");
        deliverAll(hook);
        Delivery failed = log(hook).get(0);
        assertEquals(Delivery.State.FAILED, failed.state());
        assertTrue(failed.error().contains("redirects are not followed"), failed.error());
        assertEquals("answer 302", failed.response());
        assertEquals(
                List.of("/hook?x=1", "/hook?x=1", "/hook?x=1"),
                receiver.posts().stream().map(Receiver.Post::path).toList());
        session(session -> assertTrue(tracker.store().outbox().list(session, OutboxMessage.State.DEAD, 10).stream()
                .anyMatch(message -> message.kind().equals(Webhook.kind(hook)))));

        session(session -> assertTrue(Deliveries.redeliver(session, failed.id())));
        delivery.deliverDue(hook);
        Delivery again = log(hook).get(0);
        assertEquals(Delivery.State.DELIVERED, again.state());
        assertEquals(4, again.attempts());
        assertEquals(failed.eventId(), receiver.posts().get(3).json().getString("id"));
    }

    @Test
    void addressesThatOnlyThisServerShouldReachAreRefused() {
        try (WebhookDelivery careful = new WebhookDelivery(
                copies.with(List.of("webhook_timeout=2")), POLICY, InetAddress::getAllByName, TLS)) {
            assertFalse(receiver.url("").isEmpty());
            String port = ":" + receiver.port() + "/";
            for (String host : List.of("127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]")) {
                Tracker own = copies.with(List.of("webhook_timeout=2"));
                long hook = own.call(
                        "admin",
                        db -> Webhooks.add(
                                db.session(),
                                HookRules.checked(
                                        db,
                                        own.access(db),
                                        "admin",
                                        host,
                                        "http://" + host + port,
                                        "issue",
                                        List.of(),
                                        ""),
                                Webhooks.newSecret()));
                own.run("admin", db -> HookRules.test(db, hook));
                careful.deliverDue(hook);
                try (SqlSession session = own.store().newSession()) {
                    Delivery refused = Deliveries.of(session, hook, 1).get(0);
                    assertEquals(Delivery.State.FAILED, refused.state(), host);
                    assertTrue(refused.error().contains("allowed_addresses"), refused.error());
                }
            }
            assertEquals(List.of(), receiver.posts());
        }
    }

    @Test
    void aNameServerThatChangesItsMindIsAskedOnce() {
        int[] asked = new int[1];
        Resolver liar = host -> {
            asked[0]++;
            return new InetAddress[] {InetAddress.getByName(asked[0] == 1 ? "127.0.0.1" : "127.0.0.2")};
        };
        try (WebhookDelivery lied = new WebhookDelivery(tracker, POLICY, liar, TLS)) {
            long hook = hook("admin", "http://rebinding.example:" + receiver.port() + "/", "issue", "any", "");
            tracker.run("admin", db -> HookRules.test(db, hook));
            lied.deliverDue(hook);
            assertEquals(1, asked[0]);
            assertEquals("org.roundup.ping", receiver.posts().get(0).json().getString("type"));
            assertEquals(
                    "rebinding.example:" + receiver.port(),
                    receiver.posts().get(0).header("Host"));
            tracker.run("admin", db -> HookRules.test(db, hook));
            lied.deliverDue(hook);
            assertEquals(1, receiver.posts().size(), "the second look-up has led to an address that is not allowed");
        }
    }

    @Test
    void aSlowReceiverHoldsUpNobodyElse() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Receiver slow = new Receiver();
                WebhookDelivery served = new WebhookDelivery(tracker, POLICY, InetAddress::getAllByName, TLS)) {
            slow.before(() -> await(release));
            hook("admin", slow.url("/"), "issue", "create", "");
            hook("admin", "issue", "create", "");
            for (int i = 0; i < 3; i++) {
                issue("Hurry " + i);
            }
            served.start();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (receiver.posts().size() < 3 && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertEquals(3, receiver.posts().size());
            assertEquals(0, slow.posts().size());
            release.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void severalProcessesDeliverEachEventOnce() throws Exception {
        try (Tracker second = Tracker.open("second", tracker.home());
                WebhookDelivery one = new WebhookDelivery(tracker, POLICY, InetAddress::getAllByName, TLS);
                WebhookDelivery two = new WebhookDelivery(second, POLICY, InetAddress::getAllByName, TLS)) {
            long hook = hook("admin", "issue", "create", "");
            for (int i = 0; i < 10; i++) {
                issue("Number " + i);
            }
            Thread helper = new Thread(() -> two.deliverDue(hook));
            helper.start();
            one.deliverDue(hook);
            helper.join();
            assertEquals(10, receiver.posts().size());
            assertEquals(
                    10,
                    receiver.posts().stream()
                            .map(post -> post.json().getString("id"))
                            .distinct()
                            .count());
        }
    }
}
