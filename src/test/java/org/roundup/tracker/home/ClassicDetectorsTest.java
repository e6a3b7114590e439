package org.roundup.tracker.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;
import org.roundup.security.Access;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.notify.NosyMessage;
import org.roundup.tracker.notify.Notifier;
import org.roundup.tracker.notify.PlainMail;

/** What the detectors and checks of the classic set do, on a real tracker. Nothing is committed. */
class ClassicDetectorsTest {

    /** Notes what would be mailed. */
    private static final class Notes implements Notifier {

        final List<NosyMessage> messages = new ArrayList<>();

        @Override
        public void nosyMessage(Hyperdb db, NosyMessage message) {
            messages.add(message);
        }

        @Override
        public void mail(Hyperdb db, PlainMail mail) {
            throw new AssertionError("no detector of this set sends mails of its own");
        }
    }

    @TempDir
    static Path folder;

    private static final Notes NOTES = new Notes();
    private static Tracker tracker;
    private Database db;

    @BeforeAll
    static void makeTracker() {
        TrackerHome home = TemplateSetFilesTest.install(folder, "classic");
        new Initialiser(home).initialise("secret");
        tracker = Tracker.open("demo", home.path(), NOTES, Clock.systemUTC());
        tracker.run("admin", db -> {
            for (String name : List.of("bob", "mary")) {
                db.getclass("user").create(Map.of("username", name, "roles", "User", "address", name + "@example.org"));
            }
        });
    }

    @AfterAll
    static void closeTracker() {
        tracker.close();
    }

    @BeforeEach
    void open() {
        NOTES.messages.clear();
        db = tracker.open("bob");
    }

    @AfterEach
    void close() {
        db.close();
    }

    private String message(String author, String... recipients) {
        return db.getclass("msg")
                .create(Map.of("content", "text", "author", author, "recipients", List.of(recipients)));
    }

    private String status(String issue) {
        Object status = db.getclass("issue").get(issue, "status");
        return status == null ? "none" : (String) db.getclass("status").get((String) status, "name");
    }

    private Object nosy(String issue) {
        return db.getclass("issue").get(issue, "nosy");
    }

    private String issue(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("title", "x");
        return db.getclass("issue").create(all);
    }

    @Test
    void newIssuesAreUnread() {
        assertEquals("unread", status(issue(Map.of())));
        assertEquals("testing", status(issue(Map.of("status", "testing"))));
    }

    @ParameterizedTest
    @CsvSource({
        "unread, chatting",
        "resolved, chatting",
        "done-cbb, chatting",
        "none, chatting",
        "deferred, deferred",
        "chatting, chatting",
        "need-eg, need-eg",
        "in-progress, in-progress",
        "testing, testing"
    })
    void aMessageMakesSomeStatusesChatting(String before, String after) {
        String issue = issue(Map.of());
        String status = before.equals("none") ? null : db.getclass("status").lookup(before);
        db.getclass("issue").set(issue, Collections.singletonMap("status", status));
        db.getclass("issue").set(issue, Map.of("title", "no message"));
        assertEquals(before, status(issue));
        db.getclass("issue").set(issue, Map.of("messages", List.of(message("3"))));
        assertEquals(after, status(issue));
        db.getclass("issue").set(issue, Map.of("messages", List.of(message("3")), "status", "1"));
        assertEquals("unread", status(issue));
    }

    @Test
    void theReporterAloneDoesNotChatIfTwoAreNeeded() throws IOException {
        Path options = tracker.home().resolve("detectors/config.ini");
        Files.writeString(options, Files.readString(options).replace("two_users = no", "two_users = yes"));
        try (Tracker strict = Tracker.open("demo", tracker.home(), NOTES, Clock.systemUTC());
                Database unit = strict.open("bob")) {
            db = unit;
            String issue = issue(Map.of());
            db.getclass("issue").set(issue, Map.of("messages", List.of(message("3"))));
            assertEquals("unread", status(issue));
            unit.setCurrentUser("mary");
            db.getclass("issue").set(issue, Map.of("messages", List.of(message("3"), message("4"))));
            assertEquals("chatting", status(issue));
        } finally {
            Files.writeString(options, Files.readString(options).replace("two_users = yes", "two_users = no"));
        }
    }

    @Test
    void peopleWhoAreAssignedOrWriteJoinTheNosyList() {
        String issue = issue(Map.of("assignedto", "4"));
        assertEquals(List.of("4"), nosy(issue));
        db.getclass("issue").set(issue, Map.of("assignedto", "3"));
        assertEquals(List.of("3", "4"), nosy(issue));
        db.getclass("issue").set(issue, Map.of("nosy", List.of()));
        assertEquals(List.of(), nosy(issue));
        db.getclass("issue").set(issue, Map.of("assignedto", "4", "nosy", List.of("3")));
        assertEquals(List.of("3", "4"), nosy(issue));
        assertEquals(List.of("1", "3"), nosy(issue(Map.of("messages", List.of(message("3", "1"))))));
        String later = issue(Map.of());
        db.getclass("issue").set(later, Map.of("messages", List.of(message("3", "1"))));
        assertEquals(List.of(), nosy(later), "only the message that makes an issue counts");
    }

    @Test
    void aMessageWithoutAuthorAddsNobody() {
        String anonymous = db.getclass("msg").create(Map.of("content", "text"));
        assertEquals(List.of(), nosy(issue(Map.of("messages", List.of(anonymous)))));
    }

    @Test
    void eachNewMessageIsMailedOnce() {
        String first = message("3");
        String issue = issue(Map.of("messages", List.of(first)));
        assertEquals(1, NOTES.messages.size());
        assertEquals(first, NOTES.messages.get(0).messageId());
        assertNull(NOTES.messages.get(0).oldValues());
        String second = message("4");
        db.getclass("issue").set(issue, Map.of("messages", List.of(first, second), "title", "y"));
        db.getclass("issue").set(issue, Map.of("title", "z"));
        assertEquals(2, NOTES.messages.size());
        NosyMessage told = NOTES.messages.get(1);
        assertEquals(second, told.messageId());
        assertEquals(issue, told.itemId());
        assertEquals("x", told.oldValues().get("title"));
    }

    @Test
    void messagesGetSummaries() {
        String id = db.getclass("msg").create(Map.of("content", "Line one. Two\n\n> q"));
        assertEquals("Line one. Two", db.getclass("msg").get(id, "summary"));
        id = db.getclass("msg").create(Map.of("content", "text", "summary", "given"));
        assertEquals("given", db.getclass("msg").get(id, "summary"));
        id = db.getclass("msg").create(Map.of("content", "> only\n> quotes"));
        assertEquals("", db.getclass("msg").get(id, "summary"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            username            | a b                 | Username/Login Name must consist only of the letters a-z
            username            | A.b-c_d@e!f%g+1     |
            address             | joe@nowhere         | Email address syntax is invalid "joe@nowhere"
            address             | joe@here.example    |
            address             | joe@localhost       |
            address             | joe                 |
            address             | jo e                | Email address syntax is invalid "jo e"
            address             | jürgen@exämple.org  |
            address             | 用户@例え.jp          |
            address             | j e@here.example | Email address syntax is invalid
            address             | MARY@example.org    | Email address MARY@example.org already in use
            address             | BOB@example.org     |
            alternate_addresses | mary@example.org    | Email address mary@example.org already in use
            alternate_addresses | bob.b@example.org   |
            roles               | User, nope          | Role "nope" does not exist
            roles               | user ,ADMIN         |
            timezone            | Europe/Berlin       |
            timezone            | -5                  |
            timezone            | Mars/Olympus        | Timezone "Mars/Olympus" does not exist
            timezone            | 99                  | Timezone "99" exceeds valid range [-23...23]
            """)
    void userRecordsAreChecked(String property, String value, String refusal) {
        Consumer<Database> change = unit -> unit.getclass("user").set("3", Map.of(property, value));
        if (refusal == null) {
            change.accept(db);
            assertEquals(value, db.getclass("user").get("3", property));
        } else {
            ValueError error = assertThrows(ValueError.class, () -> change.accept(db));
            assertTrue(error.getMessage().startsWith(refusal), error.getMessage());
        }
    }

    @Test
    void anAddressIsTakenAsAWhole() {
        db.getclass("user").set("4", Map.of("alternate_addresses", "mary.m@example.org\nm+x@example.org"));
        db.getclass("user").set("3", Map.of("address", "m@example.org"));
        db.getclass("user")
                .set("3", Map.of("address", "x@example.org", "alternate_addresses", "m@example.org\n\ny@example.org"));
        for (String taken : List.of("M+X@example.org", "mary.m@example.org")) {
            assertThrows(ValueError.class, () -> db.getclass("user").set("3", Map.of("address", taken)));
        }
        assertThrows(ValueError.class, () -> db.getclass("user")
                .set("3", Map.of("alternate_addresses", "z@example.org\nMary.M@example.org")));
    }

    @Test
    void usersMayDoWithTheirOwnRecordsAndQueriesWhatOthersMayNot() {
        String own = db.getclass("query").create(Map.of("name", "own", "private_for", "3"));
        String open = db.getclass("query").create(Map.of("name", "open"));
        db.setCurrentUser("mary");
        String hers = db.getclass("query").create(Map.of("name", "hers", "private_for", "4"));
        db.setCurrentUser("bob");
        Access access = tracker.access(db);
        assertTrue(access.hasPermission("View", "3", "query", null, own));
        assertTrue(access.hasPermission("View", "3", "query", null, open));
        assertTrue(!access.hasPermission("View", "3", "query", null, hers));
        assertTrue(access.hasPermission("Retire", "3", "query", null, own));
        assertTrue(!access.hasPermission("Retire", "4", "query", null, open));
        assertTrue(access.hasPermission("Edit", "3", "user", "address", "3"));
        assertTrue(!access.hasPermission("Edit", "3", "user", "roles", "3"));
        assertTrue(!access.hasPermission("View", "3", "user", "address", "4"));
        assertEquals(
                List.of(own, open),
                access.guard("3")
                        .filterWithPermissions(db.getclass("query"), Search.ALL)
                        .ids());
    }
}
