package org.roundup.mail.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.roundup.mail.Letters.header;
import static org.roundup.mail.Letters.letters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.mail.TrackerCopies;
import org.roundup.mail.letter.Letter;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.notify.NosyMessage;

/** Whom changes are told to, and what the mails say. */
class NosyMailTest {

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

    /** The text, with the content of the message in its place. */
    private static String text(Database db, Letter letter) {
        StringBuilder text = new StringBuilder();
        letter.text()
                .forEach(piece -> text.append(
                        piece.text() == null ? db.contents().text(piece.className(), piece.id()) : piece.text()));
        return text.toString();
    }

    private static String comment(Database db, String author, Map<String, Object> changes, List<String> files) {
        db.setCurrentUser(author);
        String message = db.getclass("msg")
                .create(Map.of("author", db.getuid(), "content", "More.", "messageid", "<second@x>", "files", files));
        Map<String, Object> values = new HashMap<>(changes);
        values.put("messages", List.of("1", message));
        db.getclass("issue").set("1", values);
        return message;
    }

    private static String file(Database db, String name, String content) {
        return db.getclass("file").create(Map.of("name", name, "type", "text/plain", "content", content));
    }

    static List<String[]> recipients() {
        return Vectors.of("/mail/recipients.txt");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("recipients")
    void tellTheRightPeople(String name, String options, String author, String nosy, String expected) {
        Tracker tracker = copies.with(options.equals("-") ? List.of() : List.of(options.split(" & ")));
        try (Database db = tracker.open("admin")) {
            Map<String, Object> changes = nosy.equals("-") ? Map.of() : Map.of("nosy", List.of(nosy.split(",")));
            comment(db, author, changes, List.of());
            List<String> found = letters(db).stream()
                    .map(letter -> String.join(",", letter.recipients()))
                    .toList();
            assertEquals(expected, found.isEmpty() ? "nobody" : String.join(" | ", found));
        }
    }

    @Test
    void noteOnTheMessageWhoGotIt() {
        try (Database db = copies.with(List.of()).open("admin")) {
            String message = comment(db, "alice", Map.of(), List.of());
            assertEquals(List.of("4"), db.getclass("msg").get(message, "recipients"));
        }
    }

    @Test
    void nobodyGetsWhatTheyMayNotSee() {
        Tracker tracker = copies.with(List.of("schema:db.security.addRole name: 'Blind'"));
        try (Database db = tracker.open("admin")) {
            db.getclass("user").set("4", Map.of("roles", "Blind"));
            String message = comment(db, "alice", Map.of(), List.of());
            assertEquals(List.of(), letters(db));
            assertEquals(List.of(), db.getclass("msg").get(message, "recipients"));
        }
    }

    @Test
    void retiredUsersGetNothing() {
        try (Database db = copies.with(List.of()).open("admin")) {
            db.getclass("user").retire("4");
            comment(db, "alice", Map.of(), List.of());
            assertEquals(List.of(), letters(db));
        }
    }

    @Test
    void haveTheHeadersThatPeopleSortBy() {
        try (Database db = copies.with(List.of()).open("admin")) {
            comment(db, "alice", Map.of(), List.of());
            Letter letter = letters(db).get(0);
            assertEquals("[issue1] Printer on fire", header(letter, "Subject"));
            assertEquals("bob@example.org", header(letter, "To"));
            assertEquals("Alice Able <issue_tracker@tracker.example>", header(letter, "From"));
            assertEquals("Roundup issue tracker <issue_tracker@tracker.example>", header(letter, "Reply-To"));
            assertEquals("<second@x>", header(letter, "Message-Id"));
            assertEquals("<first@example.org>", header(letter, "In-Reply-To"));
            assertEquals("bug", header(letter, "X-Roundup-issue-priority"));
            assertEquals("net", header(letter, "X-Roundup-issue-keyword"));
            assertEquals("chatting", header(letter, "X-Roundup-issue-status"));
            assertEquals("1", header(letter, "X-Roundup-issue-Id"));
            assertEquals("bulk", header(letter, "Precedence"));
            assertEquals("auto-generated", header(letter, "Auto-Submitted"));
            assertEquals("hello", header(letter, "X-Roundup-Loop"));
            assertEquals("roundup-admin@tracker.example", letter.sender());
        }
    }

    @Test
    void sayWhatChanged() {
        try (Database db = copies.with(List.of()).open("admin")) {
            comment(
                    db,
                    "bob",
                    Map.of("title", "Printer is fine", "keyword", List.of("2"), "assignedto", "3", "status", "8"),
                    List.of());
            assertEquals("""

                    Bob Börg <bob@example.org> added the comment:

                    More.

                    ----------
                    assignedto:  -> alice
                    keyword: +db -net
                    status: unread -> resolved
                    title: Printer on fire -> Printer is fine

                    _____________________________________________________
                    Roundup issue tracker <issue_tracker@tracker.example>
                    <http://tracker.example/demo/issue1>
                    _____________________________________________________""", text(db, letters(db).get(0)));
        }
    }

    @Test
    void describeANewItem() {
        Tracker tracker = copies.with(List.of());
        try (Database db = tracker.open("alice")) {
            String message = db.getclass("msg").create(Map.of("author", "3", "content", "First text"));
            db.getclass("issue")
                    .create(Map.of(
                            "title",
                            "Printer on fire",
                            "nosy",
                            List.of("4"),
                            "keyword",
                            List.of("1"),
                            "priority",
                            "3",
                            "messages",
                            List.of(message)));
            Letter letter = letters(db).get(0);
            String expected =
                    "\nNew submission from Alice Able <alice@example.org>:\n\nFirst text\n\n----------\nkeyword: net\n"
                            + "messages: 2\nnosy: alice, bob\npriority: bug\nstatus: unread\ntitle: Printer on fire\n\n____";
            assertTrue(text(db, letter).startsWith(expected), text(db, letter));
            assertEquals("", header(letter, "In-Reply-To"));
            assertEquals(header(letter, "Message-Id"), db.getclass("msg").get(message, "messageid"));
        }
    }

    @Test
    void obeyTheConfiguration() {
        Tracker tracker = copies.with(List.of(
                "email_from_tag=via Roundup",
                "nosy_signature_position=top",
                "mail_add_authoremail=no",
                "tracker_replyto_address=AUTHOR"));
        try (Database db = tracker.open("admin")) {
            comment(db, "bob", Map.of(), List.of());
            Letter letter = letters(db).get(0);
            assertEquals(
                    "=?utf-8?Q?Bob_B=C3=B6rg_via_Roundup?= <issue_tracker@tracker.example>", header(letter, "From"));
            assertEquals("=?utf-8?Q?Bob_B=C3=B6rg?= <bob@example.org>", header(letter, "Reply-To"));
            String text = text(db, letter);
            assertTrue(text.indexOf("____") < text.indexOf("Bob Börg added the comment:"), text);
        }
        Tracker bare = copies.with(List.of("nosy_signature_position=none", "mail_add_authorinfo=no"));
        try (Database db = bare.open("admin")) {
            comment(db, "bob", Map.of(), List.of());
            String text = text(db, letters(db).get(0));
            assertFalse(text.contains("____") || text.contains("added the comment"), text);
        }
    }

    @Test
    void attachFilesUpToALimit() {
        Tracker tracker = copies.with(List.of("nosy_max_attachment_size=6"));
        try (Database db = tracker.open("admin")) {
            comment(db, "bob", Map.of(), List.of(file(db, "long.txt", "123456789"), file(db, "short.txt", "12345")));
            Letter letter = letters(db).get(0);
            assertEquals(
                    List.of("short.txt"),
                    letter.enclosures().stream().map(Letter.Enclosure::name).toList());
            assertTrue(text(db, letter)
                    .contains("More.\nFile 'long.txt' not attached - you can download it from "
                            + "http://tracker.example/demo/file1."));
        }
    }

    @Test
    void leaveOutWhatTheSchemaHides() {
        Tracker tracker = copies.with(List.of(
                "schema:ticket = IssueClass('ticket', status: Link('status', msg_header_property: ''),"
                        + " priority: Link('priority', msg_header_property: 'order'), secret: String(quiet: true),"
                        + " open: String())",
                "detector:def tell(db, cl, id, old) { cl.nosymessage(id, cl.get(id, 'messages')[-1], old) }"
                        + "¶def init(db) { db.ticket.react('create', tell); db.ticket.react('set', tell) }"));
        try (Database db = tracker.open("admin")) {
            String message = db.getclass("msg").create(Map.of("author", "1", "content", "First."));
            Map<String, Object> values = Map.of(
                    "title",
                    "Hidden",
                    "status",
                    "1",
                    "priority",
                    "1",
                    "secret",
                    "hush",
                    "open",
                    "known",
                    "nosy",
                    List.of("4"),
                    "messages",
                    List.of(message));
            String id = db.getclass("ticket").create(values);
            Letter created = letters(db).get(0);
            assertEquals("", header(created, "X-Roundup-ticket-status"));
            assertEquals("1.0", header(created, "X-Roundup-ticket-priority"));
            assertFalse(text(db, created).contains("secret"), text(db, created));
            assertTrue(text(db, created).contains("open: known\n"), text(db, created));
            String second = db.getclass("msg").create(Map.of("author", "1", "content", "Second."));
            db.getclass("ticket")
                    .set(id, Map.of("secret", "louder", "open", "wide", "messages", List.of(message, second)));
            String changed = text(db, letters(db).get(1));
            assertFalse(changed.contains("louder"), changed);
            assertTrue(changed.contains("open: known -> wide\n"), changed);
        }
    }

    @Test
    void hideBlindCopiesEvenIfNobodyElseIsTold() {
        Tracker tracker = copies.with(List.of("nosy_email_sending=multiple"));
        try (Database db = tracker.open("admin")) {
            db.getclass("issue").set("1", Map.of("nosy", List.of()));
            new MailNotifier()
                    .of(tracker.config(), tracker::access)
                    .nosyMessage(
                            db,
                            new NosyMessage(
                                    "issue",
                                    "1",
                                    null,
                                    Map.of(),
                                    "nosy",
                                    null,
                                    List.of(),
                                    List.of("5"),
                                    List.of(),
                                    List.of("kermit@example.org"),
                                    "Look",
                                    null,
                                    Map.of("X-Own", "a\nBcc: b@x")));
            Letter letter = letters(db).get(0);
            assertEquals(List.of("carol@example.org", "kermit@example.org"), letter.recipients());
            assertEquals("undisclosed-recipients:;", header(letter, "To"));
            assertEquals("Look", header(letter, "Subject"));
            assertEquals("a Bcc: b@x", header(letter, "X-Own"));
        }
    }

    @Test
    void areWrittenToTheDebugFileAfterTheCommit() throws IOException {
        Tracker tracker = copies.with(List.of("nosy_messages_to_author=yes"));
        Path file = tracker.home().resolve("mail.txt");
        tracker.run(
                "admin",
                db -> comment(db, "bob", Map.of(), new ArrayList<>(List.of(file(db, "a\"; x=\"ü\n.txt", "Größe")))));
        assertFalse(Files.exists(file));
        try (MailDelivery delivery = new MailDelivery(tracker)) {
            assertEquals(1, delivery.deliverDue());
            assertEquals(0, delivery.deliverDue());
        }
        String mail = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(mail.startsWith("From roundup-admin@tracker.example "), mail);
        assertTrue(
                mail.contains("\nFROM: roundup-admin@tracker.example\nTO: alice@example.org, bob@example.org\n"), mail);
        assertTrue(mail.contains(
                "Content-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: quoted-printable"));
        assertTrue(mail.contains("Bob B=C3=B6rg <bob@example.org> added the comment:\n\nMore.\n"), mail);
        assertTrue(mail.contains("filename*=utf-8''a%22%3B%20x%3D%22%C3%BC%20.txt"), mail);
        assertTrue(mail.contains("Gr=C3=B6=C3=9Fe"), mail);
    }
}
