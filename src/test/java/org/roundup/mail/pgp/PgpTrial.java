package org.roundup.mail.pgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.roundup.mail.Letters.taken;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.mail.TrackerCopies;
import org.roundup.mail.incoming.Gateway;
import org.roundup.mail.incoming.GatewayOptions;
import org.roundup.mail.incoming.Receipt;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;

/** Trackers and people with keys of the program gpg. */
abstract class PgpTrial {

    static final String TEXT = "Content-Type: text/plain; charset=utf-8\r\n\r\nsecret text\r\n";
    static final String LONG_AGO = "20200101T000000!";
    static final String SOURCE_IN_TITLE =
            "detector:def mark(db, cl, id, values) { values['title'] = db.tx_Source + ': ' + values['title'] }¶"
                    + "def init(db) { db.issue.audit('create', mark) }";

    @TempDir
    static Path folder;

    static TrackerCopies copies;
    static Gpg tracker;
    static Gpg people;
    static String revoked;

    @BeforeAll
    static void make() throws IOException {
        assumeTrue(Gpg.isThere(), "gpg is not installed");
        tracker = new Gpg(folder.resolve("t"));
        people = new Gpg(folder.resolve("p"));
        tracker.key("Tracker <issue_tracker@tracker.example>", "future-default");
        people.key("Alice (home) <Alice@Example.org>", "default");
        people.key("Zed <zed@nowhere.example>", "future-default");
        people.key("Bob <bob@example.org>", "future-default", "--faked-system-time", LONG_AGO);
        people.key("Carol <carol@example.org>", "future-default");
        revoked = people.sign(TEXT, "carol@example.org");
        people.run(revocation(), "--import");
        tracker.run(
                people.run("", "--armor", "--export", "alice@example.org", "bob@example.org", "carol@example.org"),
                "--import");
        people.run(tracker.run("", "--armor", "--export", "issue_tracker@tracker.example"), "--import");
        copies = new TrackerCopies(folder);
    }

    static String revocation() throws IOException {
        String keys = people.run("", "--with-colons", "--list-keys", "carol@example.org");
        String fingerprint = keys.lines()
                .filter(line -> line.startsWith("fpr:"))
                .findFirst()
                .orElseThrow()
                .split(":")[9];
        return Files.readString(people.home().resolve("openpgp-revocs.d").resolve(fingerprint + ".rev"))
                .replace(":-----BEGIN", "-----BEGIN");
    }

    @AfterAll
    static void close() throws IOException {
        if (copies != null) {
            copies.close();
            tracker.close();
            people.close();
        }
    }

    static Tracker with(String... settings) {
        return copies.with(Stream.concat(
                        Stream.of(settings),
                        Stream.of("pgp_enable=yes", "pgp_homedir=" + tracker.home(), SOURCE_IN_TITLE))
                .toList());
    }

    static Receipt take(Tracker tracker, String mail) {
        return new Gateway(tracker, GatewayOptions.NONE)
                .take(new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static String from(String user) {
        return "From: " + user + "\nSubject: outer\nMIME-Version: 1.0\n";
    }

    static String plain(String user) {
        return from(user) + TEXT;
    }

    static String signed(String user, String content, String signature) {
        return from(user) + "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=\"b\"\n\n"
                + "not signed\n--b\n" + content.replace("\r\n", "\n") + "\n--b\n"
                + "Content-Type: application/pgp-signature\n\n" + signature + "\n--b--\nnot signed either\n";
    }

    static String encrypted(String user, String data) {
        return from(user)
                + "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"b\"\n\n"
                + "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n--b\n"
                + "Content-Type: application/octet-stream\n\n" + data + "\n--b--\n";
    }

    static String signedBy(String user) {
        return signed(user, TEXT, people.sign(TEXT, user));
    }

    static void assertTaken(Tracker tracker, String mail, String title) {
        assertEquals(Receipt.TAKEN, take(tracker, mail), () -> taken(tracker).toString());
        try (Database db = tracker.open("admin")) {
            String issue = String.valueOf(db.getclass("issue").count());
            assertEquals(title, db.getclass("issue").get(issue, "title"));
            List<?> messages = (List<?>) db.getclass("issue").get(issue, "messages");
            assertEquals("secret text", db.getclass("msg").get(messages.get(0).toString(), "content"));
            assertEquals(List.of(), db.getclass("issue").get(issue, "files"));
        }
        taken(tracker);
    }

    static void assertRefused(Tracker tracker, String mail, String reason) {
        assertEquals(Receipt.ANSWERED, take(tracker, mail));
        String text = taken(tracker).get(0).text().get(0).text();
        assertTrue(text.contains(reason), text);
    }

    static String sealed(boolean alsoSigned) {
        String to = "issue_tracker@tracker.example";
        return encrypted(
                "alice@example.org",
                alsoSigned ? people.encryptAndSign(TEXT, to, "alice@example.org") : people.encrypt(TEXT, to));
    }
}
