package org.roundup.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.roundup.mail.Letters.header;
import static org.roundup.mail.Letters.letters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.hyperdb.Reject;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.letter.Letter;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;

/** The detectors that administrators may add, each in a tracker of the classic set. */
class OptionalDetectorsTest {

    @TempDir
    static Path folder;

    private static TrackerCopies copies;

    @BeforeAll
    static void make() {
        copies = new TrackerCopies(folder);
    }

    @AfterAll
    static void remove() {
        copies.close();
    }

    private static Tracker with(String detector, String config) throws IOException {
        String script = Files.readString(Path.of("tracker-templates/detectors/" + detector + ".groovy"));
        return copies.with(List.of("detector:" + script, "config:" + config));
    }

    private static String status(Database db, String name) {
        return db.getclass("status").lookup(name);
    }

    @Test
    void onlyTheCreatorClosesAnIssue() throws IOException {
        try (Database db = with("creator_resolution", "").open("admin")) {
            db.setCurrentUser("bob");
            db.getclass("issue").set("1", Map.of("assignedto", "4"));
            db.getclass("issue").set("1", Map.of("status", status(db, "resolved")));
            assertEquals(status(db, "in-progress"), db.getclass("issue").get("1", "status"));
            assertEquals("3", db.getclass("issue").get("1", "assignedto"));
            assertEquals(List.of("3", "4"), db.getclass("issue").get("1", "nosy"));
            Reject refused = assertThrows(
                    Reject.class, () -> db.getclass("issue").set("1", Map.of("status", status(db, "resolved"))));
            assertEquals("Only the creator (alice) may close this issue", refused.getMessage());
            db.setCurrentUser("alice");
            db.getclass("issue").set("1", Map.of("status", status(db, "resolved")));
            assertEquals(status(db, "resolved"), db.getclass("issue").get("1", "status"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "message/rfc822, letter.eml, letter.mht",
        "Message/RFC822, letter, letter.mht",
        "message/rfc822, '', email.mht",
        "text/plain, letter.eml, letter.eml"
    })
    void attachedMailsGetAnotherName(String type, String name, String expected) throws IOException {
        try (Database db = with("emailauditor", "").open("admin")) {
            Map<String, Object> values = name.isEmpty()
                    ? Map.of("type", type, "content", "x")
                    : Map.of("type", type, "content", "x", "name", name);
            String file = db.getclass("file").create(values);
            assertEquals(expected, db.getclass("file").get(file, "name"));
        }
    }

    @Test
    void contentsStayAsTheyAre() throws IOException {
        try (Database db = with("immutable_file_contents", "").open("admin")) {
            UsageError refused =
                    assertThrows(UsageError.class, () -> db.getclass("msg").set("1", Map.of("content", "other")));
            assertEquals("File contents are immutable. Rejecting change to contents.", refused.getMessage());
            db.getclass("msg").set("1", Map.of("summary", "other"));
        }
    }

    @Test
    void aTeamGetsNewIssues() throws IOException {
        Tracker tracker = with("newissuecopy", "[newissuecopy]\naddress = team@team.host\n");
        try (Database db = tracker.open("alice")) {
            String message = db.getclass("msg").create(Map.of("author", "3", "content", "Help"));
            db.getclass("issue").create(Map.of("title", "Second", "messages", List.of(message)));
            List<Letter> letters = letters(db);
            assertEquals(1, letters.size());
            assertEquals(List.of("team@team.host"), letters.get(0).recipients());
            assertEquals("[issue2] Second", header(letters.get(0), "Subject"));
            assertEquals(List.of(), db.getclass("msg").get(message, "recipients"));
            db.getclass("issue").set("2", Map.of("title", "Changed"));
            assertEquals(1, letters(db).size());
        }
    }

    @Test
    void theDispatcherIsToldOfAllNewItemsButNoPassword() throws IOException {
        Tracker tracker = with("newitemcopy", "");
        try (Database db = tracker.open("admin")) {
            db.getclass("keyword").create(Map.of("name", "fire"));
            db.getclass("user")
                    .create(Map.of(
                            "username", "dora", "password", tracker.passwords().encode("geheim")));
            List<Letter> letters = letters(db);
            assertEquals(2, letters.size());
            assertEquals("New keyword3", header(letters.get(0), "Subject"));
            assertEquals(
                    List.of("roundup-admin@tracker.example"), letters.get(0).recipients());
            assertEquals(
                    "\n----------\nname: fire", letters.get(0).text().get(0).text());
            String user = letters.get(1).text().get(0).text();
            assertTrue(user.contains("username: dora"), user);
            assertFalse(user.contains("PBKDF2") || user.contains("password"), user);
        }
        try (Database db = tracker.open("alice")) {
            String message = db.getclass("msg").create(Map.of("author", "3", "content", "Help"));
            db.getclass("issue").create(Map.of("title", "Second", "messages", List.of(message)));
            Letter last = letters(db).get(letters(db).size() - 1);
            assertEquals("[issue2] Second", header(last, "Subject"));
            assertEquals(List.of("roundup-admin@tracker.example"), last.recipients());
        }
    }

    @Test
    void channelsAreToldOfNewMessagesAfterTheCommit() throws IOException {
        try (ServerSocket daemon = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            daemon.setSoTimeout(10_000);
            Tracker tracker = with(
                    "irker",
                    "[irker]\nchannels = irc://a.example/x, irc://a.example/y\nhost = 127.0.0.1\nport = "
                            + daemon.getLocalPort() + "\n");
            tracker.run("alice", db -> {
                String message = db.getclass("msg").create(Map.of("author", "3", "content", "Grüße an\nalle"));
                db.getclass("issue").set("1", Map.of("messages", List.of("1", message)));
            });
            try (Socket client = daemon.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
                String line = in.readLine();
                assertTrue(line.startsWith("{\"to\":[\"irc://a.example/x\",\"irc://a.example/y\"],\"privmsg\":"), line);
                assertTrue(line.contains("[chatting] Grüße an alle http://tracker.example/demo/issue1"), line);
            }
            daemon.close();
            tracker.run("alice", db -> {
                String message = db.getclass("msg").create(Map.of("author", "3", "content", "Nobody listens"));
                db.getclass("issue").set("1", Map.of("messages", List.of("1", message)));
            });
        }
    }
}
