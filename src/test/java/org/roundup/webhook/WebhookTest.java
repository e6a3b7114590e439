package org.roundup.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.RoundupException;
import org.roundup.store.Database;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.webhook.Delivery;
import org.roundup.store.webhook.HookEvent;
import org.roundup.store.webhook.Webhook;
import org.roundup.store.webhook.Webhooks;

/** What webhooks are told, and what not. */
class WebhookTest extends HookTrial {

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
    void aHookWhoseSearchCannotBeMadeAnyMoreSaysWhyAndTroublesNobody() throws Exception {
        Webhook stored = stored(hook("admin", "issue", "create", ""));
        long ofGoneProperty = hookAsIfItWereOlder(stored, "issue", "colour=red");
        long ofGoneKey = hookAsIfItWereOlder(stored, "issue", "status=forgotten");
        long ofGoneClass = hookAsIfItWereOlder(stored, "milestone", "name=1.0");
        issue("Told to one only");
        session(session -> new Outbox()
                .enqueue(
                        session, Webhook.kind(ofGoneClass), eventOf("milestone").json()));
        for (long hook : List.of(stored.id(), ofGoneProperty, ofGoneKey, ofGoneClass)) {
            delivery.deliverDue(hook);
        }
        assertEquals(1, receiver.posts().size(), "the sound hook is served");
        for (long hook : List.of(ofGoneProperty, ofGoneKey)) {
            Delivery failed = log(hook).get(0);
            assertEquals(Delivery.State.FAILED, failed.state());
            assertTrue(failed.error().startsWith("Nothing was sent: "), failed.error());
            assertEquals(0, failed.status());
        }
        assertTrue(
                log(ofGoneProperty).get(0).error().contains("colour"),
                log(ofGoneProperty).get(0).error());
        assertTrue(
                log(ofGoneKey).get(0).error().contains("forgotten"),
                log(ofGoneKey).get(0).error());
        assertEquals(List.of(), log(ofGoneClass), "of a class that is gone nobody may see anything");
        session(session -> assertEquals(List.of(), new Outbox().dueKinds(session, Webhook.kinds())));
    }

    private static Webhook stored(long id) {
        try (SqlSession session = tracker.store().newSession()) {
            return Webhooks.find(session, id).orElseThrow();
        }
    }

    /** A hook that was sound when it was made, and no longer is since the schema has changed. */
    private static long hookAsIfItWereOlder(Webhook like, String className, String query) {
        return tracker.call(
                "admin",
                db -> Webhooks.add(
                        db.session(),
                        new Webhook(
                                0,
                                like.owner(),
                                like.name(),
                                like.url(),
                                className,
                                like.events(),
                                query,
                                true,
                                like.createdMillis(),
                                0),
                        Webhooks.newSecret()));
    }

    private static HookEvent eventOf(String className) {
        return new HookEvent("of-" + className, "create", className, "1", "1", 0, Map.of(), Map.of());
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
