package org.roundup.mail.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.mail.SmtpScript;
import org.roundup.mail.TrackerCopies;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.letter.LetterBox;
import org.roundup.mail.unsubscribe.UnsubscribeSeal;
import org.roundup.mail.unsubscribe.Unsubscription;
import org.roundup.store.Database;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.store.outbox.OutboxMessage.State;
import org.roundup.tracker.Tracker;

/** What becomes of a notification for each of its recipients, when the mail server takes it for some only. */
class HandoverTest {

    private static final String DISPATCHER = "roundup-admin@tracker.example";

    @TempDir
    static Path folder;

    private static TrackerCopies copies;

    private SmtpScript server;

    @BeforeAll
    static void make() {
        copies = new TrackerCopies(folder);
    }

    @AfterAll
    static void remove() {
        copies.close();
    }

    @BeforeEach
    void start() {
        server = new SmtpScript("250-SMTPUTF8");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Tracker tracker(SmtpScript target, String... more) {
        List<String> settings = new java.util.ArrayList<>(List.of(
                "mail_debug=",
                "mail_host=127.0.0.1",
                "mail_port=" + target.port(),
                "tracker_web=https://tracker.example/demo/"));
        settings.addAll(List.of(more));
        Tracker tracker = copies.with(settings);
        tracker.run("admin", db -> db.getclass("issue").set("1", Map.of("nosy", List.of("3", "4", "5"))));
        return tracker;
    }

    private static void comment(Tracker tracker) {
        tracker.run("admin", db -> {
            String message = db.getclass("msg").create(Map.of("author", "1", "content", "More."));
            db.getclass("issue").set("1", Map.of("messages", List.of("1", message)));
        });
    }

    private static int deliver(Tracker tracker) {
        try (MailDelivery delivery = new MailDelivery(tracker)) {
            return delivery.deliverDue();
        }
    }

    private static List<OutboxMessage> outbox(Tracker tracker, State state) {
        try (Database db = tracker.open("admin")) {
            return new Outbox().list(db.session(), state, 100);
        }
    }

    private static List<String> recipients(OutboxMessage message) {
        return LetterBox.read(message.payload()).recipients();
    }

    private TreeSet<String> reached() {
        TreeSet<String> all = new TreeSet<>();
        server.taken.forEach(mail -> all.addAll(mail.recipients()));
        return all;
    }

    @Test
    void eachHasTheOwnLinkOverOneConnection() {
        Tracker tracker = tracker(server);
        comment(tracker);
        assertEquals(1, deliver(tracker));
        assertEquals(3, server.taken.size());
        assertEquals(1, server.connections.get());
        UnsubscribeSeal seal = new UnsubscribeSeal(tracker.config());
        TreeSet<String> links = new TreeSet<>();
        TreeSet<String> ids = new TreeSet<>();
        for (SmtpScript.Taken mail : server.taken) {
            String header = mail.header("List-Unsubscribe");
            links.add(header);
            ids.add(mail.header("Message-Id"));
            assertEquals("alice@example.org, bob@example.org, carol@example.org", mail.header("To"));
            assertEquals("List-Unsubscribe=One-Click", mail.header("List-Unsubscribe-Post"));
            String token = header.substring(header.indexOf("@unsubscribe/") + 13, header.indexOf('>'));
            String user = mail.recipients().get(0).replaceFirst("@.*", "");
            String id = Integer.toString(3 + List.of("alice", "bob", "carol").indexOf(user));
            assertEquals(
                    new Unsubscription(id, "issue", "1", "nosy"),
                    seal.read(token).orElseThrow());
            assertTrue(
                    header.endsWith(", <mailto:issue_tracker@tracker.example?subject=%5Bissue1%5D%20%5Bnosy%3D-" + user
                            + "%5D>"),
                    header);
            assertEquals("<https://tracker.example/demo/issue1>", mail.header("List-Archive"));
        }
        assertEquals(3, links.size());
        assertEquals(1, ids.size());
    }

    @Test
    void onlyThoseAreTriedAgainWhoHaveNotGotIt() {
        Tracker tracker = tracker(server, "tracker_name=Again");
        server.answers.put("bob@example.org", "451 later");
        server.answers.put("carol@example.org", "550 unknown");
        comment(tracker);
        deliver(tracker);
        assertEquals(new TreeSet<>(List.of("alice@example.org", DISPATCHER)), reached());
        String report = server.taken.get(1).text();
        assertTrue(report.contains("For: carol@example.org\nReason: carol@example.org: 550 unknown"), report);
        OutboxMessage waiting = outbox(tracker, State.NEW).get(0);
        assertEquals(List.of("bob@example.org"), recipients(waiting));
        assertTrue(waiting.lastError().contains("451 later"), waiting.lastError());
        OutboxMessage dead = outbox(tracker, State.DEAD).get(0);
        assertEquals(List.of("carol@example.org"), recipients(dead));
        assertTrue(dead.lastError().contains("550 unknown"), dead.lastError());

        server.taken.clear();
        server.answers.clear();
        tracker.run("admin", db -> new Outbox().retry(db.session(), waiting.id()));
        deliver(tracker);
        assertEquals(new TreeSet<>(List.of("bob@example.org")), reached());
        assertEquals(List.of(), outbox(tracker, State.NEW));
    }

    @Test
    void withoutLinksOneMailGoesToAllAndAnswersStillCountForEach() {
        Tracker tracker = tracker(server, "nosy_unsubscribe_links=no");
        server.answers.put("bob@example.org", "451 later");
        server.answers.put("carol@example.org", "550 unknown");
        comment(tracker);
        deliver(tracker);
        assertEquals(2, server.taken.size());
        assertEquals("", server.taken.get(0).header("List-Unsubscribe"));
        assertEquals(new TreeSet<>(List.of("alice@example.org", DISPATCHER)), reached());
        assertEquals(
                List.of("bob@example.org"),
                recipients(outbox(tracker, State.NEW).get(0)));
        assertEquals(
                List.of("carol@example.org"),
                recipients(outbox(tracker, State.DEAD).get(0)));
    }

    @Test
    void aLostConnectionKeepsTheRestForLater() {
        Tracker tracker = tracker(server, "tracker_name=Lost");
        server.patience = 1;
        comment(tracker);
        deliver(tracker);
        assertEquals(new TreeSet<>(List.of("alice@example.org")), reached());
        OutboxMessage waiting = outbox(tracker, State.NEW).get(0);
        assertEquals(List.of("bob@example.org", "carol@example.org"), recipients(waiting));
        assertEquals(
                "bob@example.org, carol@example.org: The connection to the mail server was lost", waiting.lastError());
    }

    @Test
    void aMailThatMeetsADefectDoesNotHoldUpOthers() {
        Tracker tracker = tracker(server, "tracker_name=Defect");
        tracker.run("admin", db -> new Outbox().enqueue(db.session(), Letter.KIND, "{\"recipients\":5}"));
        comment(tracker);
        assertEquals(1, deliver(tracker));
        assertEquals(3, server.taken.size());
        OutboxMessage broken = outbox(tracker, State.NEW).get(0);
        assertTrue(broken.lastError().contains("Exception"), broken.lastError());
    }

    @Test
    void whatIsWrongWithTheLoginIsNoFaultOfTheRecipients() {
        Tracker tracker = tracker(server, "tracker_name=Login");
        for (String name : List.of("alice", "bob", "carol")) {
            server.answers.put(name + "@example.org", "530 5.7.0 Authentication required");
        }
        comment(tracker);
        deliver(tracker);
        assertEquals(List.of(), outbox(tracker, State.DEAD));
        assertEquals(
                "alice@example.org, bob@example.org, carol@example.org: 530 5.7.0 Authentication required",
                outbox(tracker, State.NEW).get(0).lastError());
    }

    @Test
    void whoMayNotReadItAnyMoreGetsNothing() {
        Tracker tracker = tracker(server, "schema:db.security.addRole name: 'Blind'");
        comment(tracker);
        tracker.run("admin", db -> {
            db.getclass("user").set("4", Map.of("roles", "Blind"));
            db.getclass("user").retire("5");
        });
        deliver(tracker);
        assertEquals(new TreeSet<>(List.of("alice@example.org")), reached());
        assertEquals(List.of(), outbox(tracker, State.NEW));
    }

    @Test
    void addressesBeyondAsciiNeedAServerThatTakesThem() {
        Tracker tracker = tracker(server, "tracker_name=International");
        tracker.run("admin", db -> {
            db.session().update("UPDATE _user SET _address = ? WHERE id = 4", "jürgen@exämple.org");
            db.session().update("UPDATE _user SET _address = ? WHERE id = 5", "carol@exämple.org");
        });
        comment(tracker);
        int sent = deliver(tracker);
        assertEquals(List.of(), outbox(tracker, State.NEW));
        assertEquals(2, sent);
        assertEquals(
                new TreeSet<>(List.of("alice@example.org", "carol@xn--exmple-cua.org", "jürgen@xn--exmple-cua.org")),
                reached());
        for (SmtpScript.Taken mail : server.taken) {
            boolean own = mail.recipients().get(0).startsWith("j");
            assertEquals(
                    own ? "jürgen@xn--exmple-cua.org" : "alice@example.org, carol@xn--exmple-cua.org",
                    mail.header("To"));
        }

        try (SmtpScript old = new SmtpScript()) {
            Tracker other = tracker(old, "tracker_name=Old");
            other.run("admin", db -> db.session()
                    .update("UPDATE _user SET _address = ? WHERE id = 4", "jürgen@example.org"));
            comment(other);
            deliver(other);
            assertEquals(3, old.taken.size());
            OutboxMessage dead = outbox(other, State.DEAD).get(0);
            assertEquals(List.of("jürgen@example.org"), recipients(dead));
            assertTrue(dead.lastError().contains("SMTPUTF8"), dead.lastError());
        }
    }

    @Test
    void aMutedRecipientOfAnotherListIsOfferedToMute() {
        Tracker tracker = tracker(server, "tracker_name=Copy");
        comment(tracker);
        tracker.run("admin", db -> db.getclass("issue").set("1", Map.of("nosy", List.of("3"))));
        deliver(tracker);
        String header = server.taken.stream()
                .filter(mail -> mail.recipients().contains("bob@example.org"))
                .findFirst()
                .orElseThrow()
                .header("List-Unsubscribe");
        assertFalse(header.contains("mailto"), header);
    }
}
