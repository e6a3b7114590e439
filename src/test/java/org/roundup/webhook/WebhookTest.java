package org.roundup.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.hyperdb.RoundupException;
import org.roundup.mail.TrackerCopies;
import org.roundup.store.Database;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.store.outbox.OutboxPolicy;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.webhook.Deliveries;
import org.roundup.store.webhook.Delivery;
import org.roundup.store.webhook.Webhook;
import org.roundup.store.webhook.Webhooks;
import org.roundup.tracker.Tracker;

/** Changes are told to those who may know of them, signed, at least once, and not to addresses that must not be reached. */
class WebhookTest {

    private static final OutboxPolicy POLICY =
            new OutboxPolicy(1, Duration.ofMinutes(5), Duration.ofMillis(1), Duration.ofMillis(1), 3);
    private static final Supplier<SSLSocketFactory> TLS = () -> (SSLSocketFactory) SSLSocketFactory.getDefault();

    @TempDir
    static Path folder;

    private static TrackerCopies copies;
    private static Receiver receiver;
    private static Tracker tracker;
    private static WebhookDelivery delivery;

    @BeforeAll
    static void open() {
        copies = new TrackerCopies(folder);
        receiver = new Receiver();
        tracker = copies.with(List.of("webhook_allowed_addresses=127.0.0.1"));
        delivery = new WebhookDelivery(tracker, POLICY, InetAddress::getAllByName, TLS);
    }

    @AfterAll
    static void close() {
        delivery.close();
        copies.close();
        receiver.close();
    }

    @BeforeEach
    void reset() {
        receiver.reset();
        session(session -> Webhooks.list(session).forEach(hook -> Webhooks.remove(session, hook.id())));
    }

    private static void session(Consumer<SqlSession> work) {
        try (SqlSession session = tracker.store().newSession()) {
            work.accept(session);
            session.commit();
        }
    }

    private static long hook(String owner, String className, String events, String query) {
        return hook(owner, receiver.url("/hook?x=1"), className, events, query);
    }

    private static long hook(String owner, String url, String className, String events, String query) {
        return tracker.call(
                "admin",
                db -> Webhooks.add(
                        db.session(),
                        HookRules.checked(
                                db, tracker.access(db), owner, "test", url, className, HookRules.split(events), query),
                        Webhooks.newSecret()));
    }

    private static String issue(String title) {
        return tracker.call("alice", db -> db.getclass("issue").create(Map.of("title", title)));
    }

    private static void set(String className, String id, String property, Object value) {
        tracker.run("alice", db -> db.getclass(className).set(id, Map.of(property, value)));
    }

    private static List<Delivery> log(long hook) {
        try (SqlSession session = tracker.store().newSession()) {
            return Deliveries.of(session, hook, 100);
        }
    }

    private static String secret(long hook) {
        try (SqlSession session = tracker.store().newSession()) {
            return Webhooks.secret(session, hook).orElseThrow();
        }
    }

    /** Delivers until there is nothing more to try, or a second is over. */
    private static void deliverAll(long hook) throws InterruptedException {
        for (int i = 0; i < 20 && (log(hook).isEmpty() || log(hook).get(0).state() == Delivery.State.WAITING); i++) {
            delivery.deliverDue(hook);
            Thread.sleep(5);
        }
    }

    private static JsonObject data(int post) {
        return receiver.posts().get(post).json().getJsonObject("data");
    }

    @Test
    void aChangeIsPostedAsASignedCloudEvent() throws Exception {
        long hook = hook("admin", "issue", "any", "");
        String id = issue("It leaks");
        assertEquals(1, delivery.deliverDue(hook));
        tracker.run("alice", db -> {
            db.getclass("issue").set(id, Map.of("title", "It leaks a lot", "nosy", List.of("3", "4")));
            db.getclass("issue").set(id, Map.of("status", db.getclass("status").lookup("chatting")));
        });
        assertEquals(1, delivery.deliverDue(hook));

        Receiver.Post post = receiver.posts().get(1);
        assertEquals("/hook?x=1", post.path());
        assertEquals("application/cloudevents+json; charset=utf-8", post.header("Content-type"));
        String timestamp = post.header("X-roundup-timestamp");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret(hook).getBytes("UTF-8"), "HmacSHA256"));
        mac.update((timestamp + ".").getBytes("UTF-8"));
        assertEquals(
                "sha256=" + HexFormat.of().formatHex(mac.doFinal(post.body())), post.header("X-roundup-signature-256"));

        JsonObject event = post.json();
        assertEquals("1.0", event.getString("specversion"));
        assertEquals("org.roundup.item.set", event.getString("type"));
        assertEquals("http://tracker.example/demo/", event.getString("source"));
        assertEquals("issue" + id, event.getString("subject"));
        assertEquals(36, event.getString("id").length());
        assertTrue(event.getString("time").endsWith("Z"));
        JsonObject data = event.getJsonObject("data");
        assertEquals("http://tracker.example/demo/issue" + id, data.getString("link"));
        assertEquals("alice", data.getString("actor_name"));
        assertEquals(
                "{\"old\":\"It leaks\",\"new\":\"It leaks a lot\"}",
                data.getJsonObject("changes").get("title").toString());
        assertEquals(
                "{\"old\":[],\"new\":[\"3\",\"4\"],\"labels\":{\"3\":\"alice\",\"4\":\"bob\"}}",
                data.getJsonObject("changes").get("nosy").toString());
        assertEquals(
                "chatting",
                data.getJsonObject("changes")
                        .getJsonObject("status")
                        .getJsonObject("labels")
                        .getString("3"));
        assertEquals("org.roundup.item.create", receiver.posts().get(0).json().getString("type"));
    }

    @Test
    void nothingIsSentOfWhatWasRolledBackOrUndone() {
        long hook = hook("admin", "issue", "any", "");
        try (Database db = tracker.open("alice")) {
            db.getclass("issue").create(Map.of("title", "Never mind"));
            db.rollback();
            db.commit();
        }
        tracker.run("alice", db -> {
            db.getclass("issue").set("1", Map.of("title", "Changed"));
            db.getclass("issue").set("1", Map.of("title", "Printer on fire"));
        });
        assertEquals(0, delivery.deliverDue(hook));
        assertEquals(List.of(), receiver.posts());
    }

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
    void onlyItemsThatTheSearchFindsAreTold() {
        long byKey = hook("admin", "issue", "any", "status=chatting&title=leak");
        long ofPage = hook("admin", "issue", "any", "?@columns=id&@filter=nosy&nosy=bob&status=1&@sort=-activity");
        String id = issue("A leak");
        set("issue", id, "status", "3");
        delivery.deliverDue(byKey);
        delivery.deliverDue(ofPage);
        assertEquals(2, receiver.posts().size(), "both events found the issue chatting, when it was looked at");
        set("issue", id, "title", "Dry again");
        delivery.deliverDue(byKey);
        set("issue", id, "nosy", List.of("4"));
        delivery.deliverDue(ofPage);
        assertEquals(4, receiver.posts().size());
        assertEquals(
                "title", data(2).getJsonObject("changes").keySet().iterator().next());
        assertThrows(RoundupException.class, () -> hook("admin", "issue", "any", "status=nonsense"));
        assertThrows(RoundupException.class, () -> hook("admin", "issue", "any", "colour=red"));
        assertThrows(RoundupException.class, () -> hook("alice", "user", "any", "roles=Admin"));
    }

    @Test
    void theOwnerIsToldOnlyWhatTheOwnerMaySee() {
        long hook = hook("alice", "", "any", "");
        String id = tracker.call("admin", db -> db.getclass("user")
                .create(Map.of(
                        "username",
                        "dora",
                        "address",
                        "dora@example.org",
                        "roles",
                        "User,Admin",
                        "password",
                        tracker.passwords().encode("x"))));
        tracker.run("bob", db -> db.getclass("query")
                .create(Map.of("name", "secret plan", "klass", "issue", "private_for", "4")));
        delivery.deliverDue(hook);
        assertEquals(1, receiver.posts().size());
        assertEquals(Set.of("username"), data(0).getJsonObject("changes").keySet());

        hookOwnerIsGone(hook, id);
        long all = hook("admin", "user", "any", "");
        set("user", "3", "address", "alice2@example.org");
        set("user", "3", "password", tracker.passwords().encode("y"));
        delivery.deliverDue(all);
        assertEquals(
                "{\"old\":\"alice@example.org\",\"new\":\"alice2@example.org\"}",
                data(1).getJsonObject("changes").get("address").toString());
        assertEquals(2, receiver.posts().size(), "passwords are no news");
        set("user", "3", "address", "alice@example.org");
    }

    private static void hookOwnerIsGone(long hook, String item) {
        tracker.run("admin", db -> {
            db.getclass("user").retire("3");
            db.getclass("user").set(item, Map.of("username", "dorothea"));
        });
        delivery.deliverDue(hook);
        tracker.run("admin", db -> db.getclass("user").restore("3"));
        assertEquals(1, receiver.posts().size());
    }

    @Test
    void retiringAndRestoringAreEvents() {
        long hook = hook("alice", "issue", "retire,restore", "title=Short");
        String id = issue("Short life");
        tracker.run("admin", db -> db.getclass("issue").retire(id));
        tracker.run("admin", db -> db.getclass("issue").restore(id));
        delivery.deliverDue(hook);
        assertEquals("retire", data(0).getString("event"));
        assertEquals("restore", data(1).getString("event"));
        assertEquals(2, receiver.posts().size());
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

    @Test
    void aHookThatIsOffOrGoneGetsNothing() {
        long hook = hook("admin", "issue", "create", "");
        issue("Too late");
        session(session -> Webhooks.change(
                session, Webhooks.find(session, hook).orElseThrow().withActive(false)));
        issue("Unheard");
        delivery.deliverDue(hook);
        session(session -> assertTrue(Webhooks.remove(session, hook)));
        assertEquals(List.of(), receiver.posts());
        session(session -> assertEquals(
                0L,
                tracker.store().outbox().list(session, OutboxMessage.State.NEW, 100).stream()
                        .filter(message -> message.kind().equals(Webhook.kind(hook)))
                        .count()));
    }

    @Test
    void secretsAreLongAndEachIsNew() {
        assertNotEquals(Webhooks.newSecret(), Webhooks.newSecret());
        assertTrue(Webhooks.newSecret().startsWith(Webhooks.SECRET_PREFIX)
                && Webhooks.newSecret().length() > 40);
    }

    @Test
    void addressesOfHooksAreChecked() {
        for (String url : List.of(
                "ftp://example.org/", "https://user:pw@example.org/", "https:///x", "file:/etc/passwd", "x y", "")) {
            assertThrows(RoundupException.class, () -> hook("admin", url, "", "any", ""), url);
        }
        assertThrows(RoundupException.class, () -> hook("admin", "issue", "explode", ""));
        assertThrows(RoundupException.class, () -> hook("anonymous", "issue", "any", ""));
        assertThrows(RoundupException.class, () -> hook("nobody", "issue", "any", ""));
    }
}
