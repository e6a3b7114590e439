package org.roundup.mail.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.roundup.mail.Letters.header;
import static org.roundup.mail.Letters.letters;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.mail.TrackerCopies;
import org.roundup.mail.letter.Letter;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.notify.NosyMessage;

/** Less usual notices: blind copies, threads, odd names, other encodings, and attempts to smuggle headers in. */
class NoticeVectorsTest {

    @TempDir
    static Path folder;

    private static TrackerCopies copies;

    @BeforeAll
    static void make() {
        copies = new TrackerCopies(folder);
    }

    @AfterAll
    static void close() {
        copies.close();
    }

    private static String comment(Database db, Map<String, Object> message, Map<String, Object> changes) {
        Map<String, Object> values = new HashMap<>(Map.of("author", "3", "content", "More."));
        values.putAll(message);
        String id = db.getclass("msg").create(values);
        List<Object> all = new ArrayList<>((List<?>) db.getclass("issue").get("1", "messages"));
        all.add(id);
        Map<String, Object> issue = new HashMap<>(changes);
        issue.put("messages", all);
        db.getclass("issue").set("1", issue);
        return id;
    }

    private static String wire(Tracker tracker, Database db, Letter letter) throws Exception {
        MimeMessage mail = new MimeWriter(db, tracker.config(), new org.roundup.mail.pgp.MailSealer(tracker.config()))
                .write(letter, Session.getInstance(new Properties()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toString(StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }

    @Test
    void aMailOfTheSystemGoesToCopiesAndBlindCopies() {
        Tracker tracker = copies.with(List.of());
        try (Database db = tracker.open("admin")) {
            new MailNotifier()
                    .of(tracker.config(), tracker::access)
                    .nosyMessage(
                            db,
                            new NosyMessage(
                                    "issue",
                                    "1",
                                    null,
                                    null,
                                    "nosy",
                                    null,
                                    List.of("3", "4", "5"),
                                    List.of("1", "3", "5"),
                                    List.of("john@example.org"),
                                    List.of("kermit@example.org"),
                                    null,
                                    null,
                                    Map.of()));
            List<Letter> letters = letters(db);
            assertEquals(
                    List.of("alice@example.org", "bob@example.org", "carol@example.org", "john@example.org"),
                    letters.get(0).recipients());
            assertEquals(
                    List.of("kermit@example.org", "roundup-admin@tracker.example"),
                    letters.get(1).recipients());
            assertEquals(header(letters.get(0), "To"), header(letters.get(1), "To"));
            assertFalse(header(letters.get(1), "To").contains("kermit"));
        }
    }

    @Test
    void aMailNamesAllThatItsThreadHas() {
        try (Database db = copies.with(List.of()).open("admin")) {
            comment(db, Map.of("messageid", "<a@x>", "inreplyto", "<first@example.org>"), Map.of());
            comment(db, Map.of("messageid", "<b@x>", "inreplyto", "<A@X>"), Map.of());
            comment(db, Map.of("messageid", "<c@x>", "inreplyto", "<b@x>"), Map.of());
            comment(db, Map.of("messageid", "<d@x>", "inreplyto", "<unknown@y>"), Map.of());
            comment(db, Map.of("messageid", "<e@x>", "inreplyto", "<f@x>"), Map.of());
            comment(db, Map.of("messageid", "<f@x>", "inreplyto", "<e@x>"), Map.of());
            List<Letter> letters = letters(db);
            assertEquals("<first@example.org> <A@X> <b@x>", header(letters.get(2), "References"));
            assertEquals("<b@x>", header(letters.get(2), "In-Reply-To"));
            assertEquals("<first@example.org> <unknown@y>", header(letters.get(3), "References"));
            assertEquals("<first@example.org> <e@x>", header(letters.get(5), "References"));
        }
    }

    @Test
    void noValueBeginsAHeaderOfItsOwn() throws Exception {
        Tracker tracker = copies.with(List.of("email_from_tag=tag"));
        try (Database db = tracker.open("admin")) {
            String evil = "x\r\nBcc: evil@example.org\r\n\r\nbody\u2028\u0085end";
            db.getclass("user").set("3", Map.of("realname", evil));
            db.getclass("keyword").set("1", Map.of("name", "net\r\nBcc: evil@example.org"));
            String file = db.getclass("file")
                    .create(Map.of(
                            "name", "a\"; x=\"y\r\nBcc: evil@example.org",
                            "type", "text/plain\r\nBcc: evil@example.org",
                            "content", "x"));
            comment(
                    db,
                    Map.of("messageid", "<m@x>\r\nBcc: evil@example.org", "inreplyto", evil, "files", List.of(file)),
                    Map.of("title", evil));
            String mail = wire(tracker, db, letters(db).get(0));
            assertFalse(mail.lines().anyMatch(line -> line.startsWith("Bcc")), mail);
            String head = mail.substring(0, mail.indexOf("\n\n"));
            assertTrue(head.contains("MIME-Version") && head.contains("X-Roundup-Loop: hello"), head);
            assertEquals(
                    "[issue1] x Bcc: evil@example.org body end",
                    header(letters(db).get(0), "Subject"));
        }
    }

    @Test
    void anotherEncodingIsUsedAsFarAsItGoes() throws Exception {
        Tracker tracker = copies.with(List.of("mail_charset=iso-8859-1"));
        try (Database db = tracker.open("admin")) {
            comment(db, Map.of("content", "Größe"), Map.of("title", "Größe"));
            comment(db, Map.of("content", "漢字"), Map.of());
            String western = wire(tracker, db, letters(db).get(0));
            assertTrue(western.contains("charset=\"iso-8859-1\"") && western.contains("Gr=F6=DFe"), western);
            assertTrue(western.contains("Subject: =?iso-8859-1?Q?=5Bissue1=5D_Gr=F6=DFe?="), western);
            assertTrue(wire(tracker, db, letters(db).get(1)).contains("charset=\"utf-8\""));
        }
    }

    @Test
    void oddTrackerNamesAreQuotedOrEncoded() {
        try (Database db = copies.with(List.of("tracker_name=Bugs, Größe")).open("admin")) {
            comment(db, Map.of(), Map.of());
            Letter letter = letters(db).get(0);
            assertEquals(
                    "=?utf-8?Q?Bugs=2C_Gr=C3=B6=C3=9Fe?= <issue_tracker@tracker.example>", header(letter, "Reply-To"));
            assertEquals("=?utf-8?Q?Bugs=2C_Gr=C3=B6=C3=9Fe?=", header(letter, "X-Roundup-Name"));
            String end = letter.text().get(letter.text().size() - 1).text();
            assertTrue(end.contains("\"Bugs, Größe\" <issue_tracker@tracker.example>"), end);
        }
        try (Database db = copies.with(List.of("tracker_name=Bugs, Ltd")).open("admin")) {
            comment(db, Map.of(), Map.of());
            assertEquals(
                    "\"Bugs, Ltd\" <issue_tracker@tracker.example>",
                    header(letters(db).get(0), "Reply-To"));
        }
    }

    @Test
    void itemsWithoutTitleAndFilesWithoutRoom() {
        Tracker tracker = copies.with(List.of("nosy_max_attachment_size=0"));
        try (Database db = tracker.open("admin")) {
            String file = db.getclass("file").create(Map.of("name", "a.txt", "type", "text/plain", "content", "x"));
            comment(db, Map.of("files", List.of(file)), Map.of("title", ""));
            Letter letter = letters(db).get(0);
            assertEquals("[issue1] issue message copy", header(letter, "Subject"));
            assertEquals(List.of(), letter.enclosures());
            String end = letter.text().get(letter.text().size() - 1).text();
            assertTrue(
                    end.startsWith("\nFile 'a.txt' not attached - you can download it from "
                            + "http://tracker.example/demo/file1.\n\n----------\n"),
                    end);
        }
    }
}
