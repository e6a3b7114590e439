package org.roundup.mail.pgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.roundup.mail.Letters.taken;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.roundup.mail.SmtpScript;
import org.roundup.mail.incoming.Receipt;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.outgoing.MailDelivery;
import org.roundup.store.outbox.Outbox;
import org.roundup.tracker.Tracker;

/** Mail that trackers encrypt and sign, and the program gpg reads. */
class PgpNoticesTest extends PgpTrial {

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

        assertSigned(open);
    }

    private static void assertSigned(String mail) throws IOException {
        assertTrue(mail.contains("protocol=\"application/pgp-signature\""), mail);
        String boundary = "--" + mail.replaceFirst("(?s).*? boundary=\"([^\"]*)\".*", "$1");
        String[] parts = mail.split("(?m)^" + java.util.regex.Pattern.quote(boundary) + ".*\n");
        Path content = folder.resolve("content");
        Path signature = folder.resolve("content.asc");
        Files.writeString(content, parts[1].substring(0, parts[1].length() - 1).replace("\n", "\r\n"));
        Files.writeString(signature, parts[2].substring(parts[2].indexOf("-----BEGIN")));
        assertTrue(people.run("", "--status-fd", "1", "--verify", signature.toString(), content.toString())
                .contains("[GNUPG:] GOODSIG"));
    }

    @Test
    void theMailServerGetsThemAsTheyWereWritten() throws IOException {
        try (SmtpScript server = new SmtpScript()) {
            String target = "mail_port=" + server.port();
            String roles = "schema:db.security.addRole(name: 'Chef')";
            Tracker secret = with(
                    roles,
                    "mail_debug=",
                    "mail_host=127.0.0.1",
                    target,
                    "pgp_encrypt=yes",
                    "pgp_sign=yes",
                    "pgp_roles=Chef");
            secret.run("admin", db -> {
                db.getclass("user").set("3", java.util.Map.of("roles", "User,Chef"));
                String message = db.getclass("msg").create(java.util.Map.of("author", "1", "content", "Größe"));
                db.getclass("issue")
                        .set("1", java.util.Map.of("nosy", List.of("3", "4"), "messages", List.of("1", message)));
            });
            try (MailDelivery delivery = new MailDelivery(secret)) {
                assertEquals(2, delivery.deliverDue());
            }
            String closed = server.taken.stream()
                    .filter(mail -> mail.recipients().contains("alice@example.org"))
                    .findFirst()
                    .orElseThrow()
                    .text();
            String data = closed.substring(closed.indexOf("-----BEGIN"), closed.indexOf("-----END PGP MESSAGE-----"))
                    + "-----END PGP MESSAGE-----\n";
            assertTrue(people.run(data, "--decrypt").contains("Gr=C3=B6=C3=9Fe"));
            assertSigned(server.taken.stream()
                    .filter(mail -> mail.recipients().contains("bob@example.org"))
                    .findFirst()
                    .orElseThrow()
                    .text());
        }
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
    void theDispatcherIsToldOnceOfAMissingKey() {
        Tracker secret = with("mail_debug=", "mail_host=127.0.0.1", "mail_port=1", "pgp_encrypt=yes");
        secret.run("admin", db -> {
            String message = db.getclass("msg").create(java.util.Map.of("author", "1", "content", "x"));
            db.getclass("issue")
                    .set("1", java.util.Map.of("nosy", List.of("3", "4"), "messages", List.of("1", message)));
        });
        for (int attempt = 0; attempt < 2; attempt++) {
            try (MailDelivery delivery = new MailDelivery(secret)) {
                assertEquals(0, delivery.deliverDue());
            }
            secret.run("admin", db -> new Outbox().retry(db.session(), 1));
        }
        assertEquals(
                List.of(List.of("alice@example.org"), List.of("roundup-admin@tracker.example")),
                taken(secret).stream().map(Letter::recipients).toList());
    }
}
