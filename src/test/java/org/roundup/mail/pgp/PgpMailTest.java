package org.roundup.mail.pgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.roundup.mail.Letters.taken;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.cli.admin.Admin;
import org.roundup.mail.TrackerCopies;
import org.roundup.mail.incoming.Gateway;
import org.roundup.mail.incoming.GatewayOptions;
import org.roundup.mail.incoming.Receipt;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.outgoing.MailDelivery;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;

/** Mail that the program gpg signs and encrypts, and reads. */
class PgpMailTest {

    private static final String TEXT = "Content-Type: text/plain; charset=utf-8\r\n\r\nsecret text\r\n";
    private static final String LONG_AGO = "20200101T000000!";
    private static final String SOURCE_IN_TITLE =
            "detector:def mark(db, cl, id, values) { values['title'] = db.tx_Source + ': ' + values['title'] }¶"
                    + "def init(db) { db.issue.audit('create', mark) }";

    @TempDir
    static Path folder;

    private static TrackerCopies copies;
    private static Gpg tracker;
    private static Gpg people;
    private static String revoked;

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

    private static String revocation() throws IOException {
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

    private static Tracker with(String... settings) {
        return copies.with(Stream.concat(
                        Stream.of(settings),
                        Stream.of("pgp_enable=yes", "pgp_homedir=" + tracker.home(), SOURCE_IN_TITLE))
                .toList());
    }

    private static Receipt take(Tracker tracker, String mail) {
        return new Gateway(tracker, GatewayOptions.NONE)
                .take(new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String from(String user) {
        return "From: " + user + "\nSubject: outer\nMIME-Version: 1.0\n";
    }

    private static String plain(String user) {
        return from(user) + TEXT;
    }

    private static String signed(String user, String content, String signature) {
        return from(user) + "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=\"b\"\n\n"
                + "not signed\n--b\n" + content.replace("\r\n", "\n") + "\n--b\n"
                + "Content-Type: application/pgp-signature\n\n" + signature + "\n--b--\nnot signed either\n";
    }

    private static String encrypted(String user, String data) {
        return from(user)
                + "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"b\"\n\n"
                + "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n--b\n"
                + "Content-Type: application/octet-stream\n\n" + data + "\n--b--\n";
    }

    private static String signedBy(String user) {
        return signed(user, TEXT, people.sign(TEXT, user));
    }

    private static void assertTaken(Tracker tracker, String mail, String title) {
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

    private static void assertRefused(Tracker tracker, String mail, String reason) {
        assertEquals(Receipt.ANSWERED, take(tracker, mail));
        String text = taken(tracker).get(0).text().get(0).text();
        assertTrue(text.contains(reason), text);
    }

    @Test
    void unsignedMailIsRefused() {
        assertRefused(with(), plain("alice@example.org"), "must be PGP signed or encrypted");
    }

    @Test
    void signedMailIsTakenAndOnlyWhatIsSigned() {
        assertTaken(with(), signedBy("alice@example.org"), "email-sig-openpgp: outer");
    }

    @Test
    void changedMailIsRefused() {
        assertRefused(
                with(),
                signedBy("alice@example.org").replace("secret text", "secret lies"),
                "Invalid PGP signature detected");
        assertRefused(
                with(),
                signedBy("alice@example.org").replace("application/pgp-signature\n\n", "text/plain\n\n"),
                "there is no PGP signature in it");
    }

    @Test
    void aThirdPartIsNotTaken() {
        String mail =
                signedBy("alice@example.org").replace("\n--b--", "\n--b\nContent-Type: text/plain\n\nsmuggled\n--b--");
        assertRefused(with(), mail, "there is no PGP signature in it");
    }

    @Test
    void theKeyHasToBeTheAuthors() {
        String signature = people.sign(TEXT, "zed@nowhere.example");
        assertRefused(with(), signed("alice@example.org", TEXT, signature), "signed with unknown key: ");
        String sealed = people.encryptAndSign(TEXT, "issue_tracker@tracker.example", "zed@nowhere.example");
        assertRefused(with(), encrypted("alice@example.org", sealed), "signed with unknown key: ");
        String others = people.sign(TEXT, "alice@example.org");
        assertRefused(with(), signed("bob@example.org", TEXT, others), "signed with unknown key: ");
    }

    @Test
    void expiredAndRevokedKeysDoNotCount() {
        String old = people.sign(TEXT, "bob@example.org", "--faked-system-time", LONG_AGO);
        assertRefused(with(), signed("bob@example.org", TEXT, old), "signed with an expired key: ");
        assertRefused(with(), signed("carol@example.org", TEXT, revoked), "signed with a revoked key: ");
    }

    @Test
    void signedMailIsNotEnoughWhereBothAreRequired() {
        assertRefused(with("pgp_require_incoming=both"), signedBy("alice@example.org"), "only if it is PGP encrypted");
    }

    private static String sealed(boolean alsoSigned) {
        String to = "issue_tracker@tracker.example";
        return encrypted(
                "alice@example.org",
                alsoSigned ? people.encryptAndSign(TEXT, to, "alice@example.org") : people.encrypt(TEXT, to));
    }

    @ParameterizedTest
    @CsvSource({
        "pgp_require_incoming=signed, false, Unsigned Message",
        "pgp_require_incoming=encrypted, false, email: outer",
        "pgp_roles=Chef, false, email: outer",
        "pgp_roles=Chef, true, email-sig-openpgp: outer",
        "'pgp_roles=Chef, user', false, Unsigned Message",
        "pgp_require_incoming=both, false, Unsigned Message",
        "pgp_require_incoming=both, true, email-sig-openpgp: outer",
    })
    void encryptedMailIsReadAndItsSignatureChecked(String setting, boolean alsoSigned, String outcome) {
        if (outcome.endsWith("outer")) {
            assertTaken(with(setting), sealed(alsoSigned), outcome);
        } else {
            assertRefused(with(setting), sealed(alsoSigned), outcome);
        }
    }

    @Test
    void aSignedMailMayBeInsideTheEncryptedOne() {
        String inner = signedBy("alice@example.org").replaceFirst("(?s).*?MIME-Version: 1.0\n", "");
        String mail = encrypted("alice@example.org", people.encrypt(inner, "issue_tracker@tracker.example"));
        assertTaken(with("pgp_require_incoming=both"), mail, "email-sig-openpgp: outer");
    }

    @Test
    void theProtectedSubjectCounts() {
        String inner = "Content-Type: text/plain; protected-headers=\"v1\"\r\nSubject: inner\r\n\r\nsecret text\r\n";
        String mail = encrypted(
                "alice@example.org",
                people.encryptAndSign(inner, "issue_tracker@tracker.example", "alice@example.org"));
        assertTaken(with(), mail, "email-sig-openpgp: inner");
    }

    @Test
    void whatCannotBeDecryptedIsRefused() {
        String mail = encrypted("alice@example.org", people.encrypt(TEXT, "alice@example.org"));
        assertRefused(with(), mail, "cannot be decrypted");
        assertRefused(with(), encrypted("alice@example.org", "no data at all"), "cannot be decrypted");
        String open = people.run(TEXT, "--armor", "--sign", "--local-user", "alice@example.org");
        assertRefused(with(), encrypted("alice@example.org", open), "it is not encrypted");
        String damaged = sealed(true).replaceFirst("\n([A-Za-z0-9+/]{20})", "\nAAAA$1");
        assertRefused(with(), damaged, "cannot be decrypted");
    }

    @Test
    void withoutReadableKeysMailWaits() {
        Tracker broken = copies.with(List.of("pgp_enable=yes", "pgp_homedir=/nowhere"));
        assertEquals(Receipt.DEFERRED, take(broken, signedBy("alice@example.org")));
    }

    @Test
    void answersToEncryptedMailAreEncrypted() {
        Tracker refusing = copies.with(List.of(
                "pgp_enable=yes",
                "pgp_homedir=" + tracker.home(),
                "error_messages_to=both",
                "dispatcher_email=chief@tracker.example"));
        assertEquals(Receipt.ANSWERED, take(refusing, sealed(false)));
        List<Letter> sent = taken(refusing);
        assertEquals(List.of("chief@tracker.example"), sent.get(0).recipients());
        assertFalse(sent.get(0).encrypted());
        assertEquals(List.of("alice@example.org"), sent.get(1).recipients());
        assertTrue(sent.get(1).encrypted());
    }

    private static String sentBy(Tracker tracker, String mail) throws IOException {
        Path file = tracker.home().resolve("mail.txt");
        Files.deleteIfExists(file);
        assertEquals(Receipt.TAKEN, take(tracker, mail));
        try (MailDelivery delivery = new MailDelivery(tracker)) {
            delivery.deliverDue();
        }
        return Files.readString(file);
    }

    @Test
    void notificationsAreEncryptedAndSignedForThosePeopleWhoHaveKeys() throws IOException {
        Tracker secret = with(
                "schema:db.security.addRole(name: 'Chef')",
                "pgp_encrypt=yes",
                "pgp_sign=yes",
                "pgp_roles=Chef",
                "nosy_messages_to_author=yes");
        secret.run("admin", db -> db.getclass("user").set("3", java.util.Map.of("roles", "User,Chef")));
        String mails = sentBy(
                secret,
                signed("alice@example.org", TEXT, people.sign(TEXT, "alice@example.org"))
                        .replace("Subject: outer", "Subject: [issue1] outer"));
        String[] each = mails.split("(?m)^FROM: ");
        assertEquals(3, each.length, mails);
        String open = each[1].contains("TO: bob") ? each[1] : each[2];
        String closed = each[1].contains("TO: bob") ? each[2] : each[1];
        assertTrue(
                closed.contains("\nTO: alice@example.org\n") && closed.contains("\nTo: alice@example.org\n"), closed);
        assertTrue(closed.contains("protocol=\"application/pgp-encrypted\""), closed);
        assertFalse(closed.contains("secret text") || closed.contains("X-Roundup-issue-status"), closed);
        String data = closed.substring(closed.indexOf("-----BEGIN"), closed.indexOf("-----END PGP MESSAGE-----"))
                + "-----END PGP MESSAGE-----\n";
        String inner = people.run(data, "--decrypt", "--status-fd", "1");
        assertTrue(inner.contains("secret text") && inner.contains("X-Roundup-issue-status"), inner);
        assertTrue(inner.contains("[GNUPG:] GOODSIG"), inner);

        assertTrue(open.contains("protocol=\"application/pgp-signature\""), open);
        String boundary = "--" + open.replaceFirst("(?s).*? boundary=\"([^\"]*)\".*", "$1");
        String[] parts = open.split("(?m)^" + java.util.regex.Pattern.quote(boundary) + ".*\n");
        Path content = folder.resolve("content");
        Path signature = folder.resolve("content.asc");
        Files.writeString(content, parts[1].substring(0, parts[1].length() - 1).replace("\n", "\r\n"));
        Files.writeString(signature, parts[2].substring(parts[2].indexOf("-----BEGIN")));
        assertTrue(people.run("", "--status-fd", "1", "--verify", signature.toString(), content.toString())
                .contains("[GNUPG:] GOODSIG"));
    }

    @Test
    void whoHasNoKeyGetsNothingAndTheDispatcherIsTold() throws IOException {
        Tracker secret = with("pgp_encrypt=yes", "dispatcher_email=chief@tracker.example");
        String mails = sentBy(secret, signedBy("alice@example.org").replace("Subject: outer", "Subject: [issue1] x"));
        assertFalse(mails.contains("TO: bob@example.org"), mails);
        assertFalse(mails.contains("secret text"), mails);
        try (MailDelivery delivery = new MailDelivery(secret)) {
            delivery.deliverDue();
        }
        mails = Files.readString(secret.home().resolve("mail.txt"));
        assertTrue(mails.contains("TO: chief@tracker.example"), mails);
        assertTrue(mails.contains("no usable PGP key of bob@example.org"), mails);
    }

    @Test
    void keysMayBeInFilesAndHavePassphrases() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        try (Gpg other = new Gpg(folder.resolve("o"))) {
            other.run(
                    "",
                    "--passphrase",
                    "open sesame",
                    "--quick-gen-key",
                    "Tracker <issue_tracker@tracker.example>",
                    "future-default",
                    "default",
                    "never");
            Files.writeString(
                    files.resolve("own.asc"),
                    other.run("", "--passphrase", "open sesame", "--armor", "--export-secret-keys"));
            other.run(people.run("", "--armor", "--export", "alice@example.org"), "--import");
            Files.writeString(files.resolve("all.asc"), other.run("", "--armor", "--export"));
            Tracker fromFiles = copies.with(List.of(
                    "pgp_enable=yes",
                    "pgp_homedir=" + files,
                    "pgp_passphrase=open sesame",
                    SOURCE_IN_TITLE,
                    "pgp_require_incoming=encrypted"));
            String sealed = other.encrypt(TEXT, "issue_tracker@tracker.example");
            assertTaken(fromFiles, encrypted("alice@example.org", sealed), "email: outer");
            assertTaken(fromFiles, encrypted("alice@example.org", sealed), "email: outer");
        }
    }

    @Test
    void theAdministratorSeesAndAddsKeys() throws IOException {
        Tracker plain = copies.with(List.of("pgp_enable=yes", "pgp_homedir=keys"));
        Path file = folder.resolve("two.asc");
        Files.writeString(file, people.run("", "--armor", "--export", "alice@example.org", "bob@example.org"));
        String home = plain.home().toString();
        assertEquals(0, Admin.run(new String[] {"-i", home, "pgp", "import", file.toString()}));
        assertEquals(0, Admin.run(new String[] {"-i", home, "pgp", "list"}));
        Files.writeString(file, "no key");
        assertEquals(1, Admin.run(new String[] {"-i", home, "pgp", "import", file.toString()}));
        List<KeyCatalogue.Entry> keys = new KeyCatalogue(plain.config()).list();
        assertEquals(2, keys.size());
        KeyCatalogue.Entry alice = keys.stream()
                .filter(key -> key.addresses().contains("alice@example.org"))
                .findFirst()
                .orElseThrow();
        assertTrue(alice.canSign() && alice.canEncrypt() && !alice.secret(), alice.toString());
        KeyCatalogue.Entry bob = keys.get(1 - keys.indexOf(alice));
        assertFalse(bob.canSign() || bob.canEncrypt(), bob.toString());
        assertTrue(bob.expires().isPresent());
    }

    @Test
    void secretKeysOfOlderFilesAreReadAndTheMainKeyMayBeElsewhere() throws IOException {
        Path files = Files.createDirectories(folder.resolve("older"));
        Path secrets = Files.createDirectories(files.resolve("private-keys-v1.d"));
        Files.writeString(files.resolve("all.asc"), tracker.run("", "--armor", "--export"));
        String subkey = tracker.run(
                        "", "--with-colons", "--with-keygrip", "--list-keys", "issue_tracker@tracker.example")
                .replaceFirst("(?s).*\nsub:.*?\ngrp:+([0-9A-F]+).*", "$1");
        String name = subkey + ".key";
        Files.write(
                secrets.resolve(name),
                canonical(Files.readString(
                        tracker.home().resolve("private-keys-v1.d").resolve(name))));
        Tracker older =
                copies.with(List.of("pgp_enable=yes", "pgp_homedir=" + files, SOURCE_IN_TITLE, "pgp_roles=Chef"));
        assertTaken(older, sealed(false), "email: outer");
    }

    /** The canonical form of an expression: the length before each word. */
    private static byte[] canonical(String text) {
        StringBuilder form = new StringBuilder();
        Matcher word = Pattern.compile("[()]|#([0-9A-F\\s]*)#|[^()#\\s]+").matcher(text.substring(text.indexOf('(')));
        while (word.find()) {
            String bytes = word.group(1) == null
                    ? word.group()
                    : new String(
                            HexFormat.of().parseHex(word.group(1).replaceAll("\\s", "")), StandardCharsets.ISO_8859_1);
            form.append("()".contains(word.group()) ? word.group() : bytes.length() + ":" + bytes);
        }
        return form.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
