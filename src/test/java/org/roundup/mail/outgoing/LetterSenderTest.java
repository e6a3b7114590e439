package org.roundup.mail.outgoing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.mail.TrackerCopies;
import org.roundup.store.Database;
import org.roundup.store.outbox.Outbox;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.notify.PlainMail;

/** Mails reach a real mail server, and wait when it is not there. */
class LetterSenderTest {

    @TempDir
    static Path folder;

    private static TrackerCopies copies;
    private static GreenMail server;

    @BeforeAll
    static void start() {
        copies = new TrackerCopies(folder);
        server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
        copies.close();
    }

    private static Tracker tracker(int port) {
        return copies.with(List.of("mail_debug=", "mail_host=127.0.0.1", "mail_port=" + port));
    }

    private static void write(Tracker tracker) {
        tracker.run("admin", db -> new MailNotifier()
                .of(tracker.config(), tracker::access)
                .mail(db, new PlainMail(List.of("zed@example.org", "no address"), "Grüße", "Schöne Grüße", null)));
    }

    @Test
    void aLetterArrives() throws Exception {
        Tracker tracker = tracker(server.getSmtp().getPort());
        write(tracker);
        try (MailDelivery delivery = new MailDelivery(tracker)) {
            assertEquals(1, delivery.deliverDue());
        }
        MimeMessage[] received = server.getReceivedMessages();
        assertEquals(1, received.length);
        assertEquals("Grüße", received[0].getSubject());
        assertEquals("Schöne Grüße", received[0].getContent().toString().strip());
        assertArrayEquals(new String[] {"zed@example.org"}, received[0].getHeader("To"));
        assertArrayEquals(new String[] {"<roundup-admin@tracker.example>"}, received[0].getHeader("Return-Path"));
    }

    @Test
    void aLetterWaitsWhileTheServerIsAway() {
        Tracker tracker = tracker(1);
        write(tracker);
        try (MailDelivery delivery = new MailDelivery(tracker)) {
            assertEquals(0, delivery.deliverDue());
        }
        try (Database db = tracker.open("admin")) {
            OutboxMessage waiting =
                    new Outbox().list(db.session(), OutboxMessage.State.NEW, 10).get(0);
            assertEquals(1, waiting.attempts());
            assertTrue(waiting.lastError().contains("The mail server cannot be used"), waiting.lastError());
        }
    }

    @Test
    void aServedTrackerDeliversByItself() throws Exception {
        server.purgeEmailFromAllMailboxes();
        Tracker tracker = copies.with(List.of(
                "mail_debug=",
                "mail_host=127.0.0.1",
                "mail_port=" + server.getSmtp().getPort(),
                "tracker_name=Served"));
        try (var running = new MailService().start(tracker)) {
            tracker.run("admin", db -> db.getclass("issue")
                    .set(
                            "1",
                            Map.of(
                                    "messages",
                                    List.of("1", db.getclass("msg").create(Map.of("author", "3", "content", "x"))))));
            assertTrue(server.waitForIncomingEmail(30_000, 1));
        }
    }
}
