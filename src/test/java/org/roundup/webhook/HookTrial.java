package org.roundup.webhook;

import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.mail.TrackerCopies;
import org.roundup.store.outbox.OutboxPolicy;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.webhook.Deliveries;
import org.roundup.store.webhook.Delivery;
import org.roundup.store.webhook.Webhooks;
import org.roundup.tracker.Tracker;

/** A tracker whose hooks lead to a receiver on this machine. */
abstract class HookTrial {

    static final OutboxPolicy POLICY =
            new OutboxPolicy(1, Duration.ofMinutes(5), Duration.ofMillis(1), Duration.ofMillis(1), 3);
    static final Supplier<SSLSocketFactory> TLS = () -> (SSLSocketFactory) SSLSocketFactory.getDefault();

    @TempDir
    static Path folder;

    static TrackerCopies copies;
    static Receiver receiver;
    static Tracker tracker;
    static WebhookDelivery delivery;

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

    static void session(Consumer<SqlSession> work) {
        try (SqlSession session = tracker.store().newSession()) {
            work.accept(session);
            session.commit();
        }
    }

    static long hook(String owner, String className, String events, String query) {
        return hook(owner, receiver.url("/hook?x=1"), className, events, query);
    }

    static long hook(String owner, String url, String className, String events, String query) {
        return tracker.call(
                "admin",
                db -> Webhooks.add(
                        db.session(),
                        HookRules.checked(
                                db, tracker.access(db), owner, "test", url, className, HookRules.split(events), query),
                        Webhooks.newSecret()));
    }

    static String issue(String title) {
        return tracker.call("alice", db -> db.getclass("issue").create(Map.of("title", title)));
    }

    static void set(String className, String id, String property, Object value) {
        tracker.run("alice", db -> db.getclass(className).set(id, Map.of(property, value)));
    }

    static List<Delivery> log(long hook) {
        try (SqlSession session = tracker.store().newSession()) {
            return Deliveries.of(session, hook, 100);
        }
    }

    static String secret(long hook) {
        try (SqlSession session = tracker.store().newSession()) {
            return Webhooks.secret(session, hook).orElseThrow();
        }
    }

    /** Delivers until there is nothing more to try, or a second is over. */
    static void deliverAll(long hook) throws InterruptedException {
        for (int i = 0; i < 20 && (log(hook).isEmpty() || log(hook).get(0).state() == Delivery.State.WAITING); i++) {
            delivery.deliverDue(hook);
            Thread.sleep(5);
        }
    }

    static JsonObject data(int post) {
        return receiver.posts().get(post).json().getJsonObject("data");
    }
}
