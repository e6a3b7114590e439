package org.roundup.mail.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.mail.TrackerCopies;
import org.roundup.mail.source.MboxSource;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.MainOptions;

/** What fails while a mail is taken leaves the mail with whoever has it, and what comes again is taken once. */
class NeverLostTest {

    private static final String MAIL = "From: alice@example.org\nSubject: %s\nMessage-Id: <%s@x>\n\ntext\n";

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

    private static Receipt take(Tracker tracker, String mail) {
        return new Gateway(tracker, GatewayOptions.NONE)
                .take(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
    }

    private static int issues(Tracker tracker) {
        try (Database db = tracker.open("admin")) {
            return db.getclass("issue").count();
        }
    }

    private static Path database(Tracker tracker) {
        return tracker.config().get(MainOptions.DATABASE);
    }

    @Test
    void aMailWaitsWhileTheDatabaseDoesNotWork() throws SQLException {
        Tracker tracker = copies.with(List.of("mailgw_ignore_alternatives=yes"));
        try (Connection other = DriverManager.getConnection(
                        "jdbc:sqlite:" + database(tracker).resolve("db"));
                Statement statement = other.createStatement()) {
            statement.execute("ALTER TABLE _msg RENAME TO away");
            assertEquals(Receipt.DEFERRED, take(tracker, MAIL.formatted("away", "away")));
            statement.execute("ALTER TABLE away RENAME TO _msg");
            statement.execute("ALTER TABLE ee_outbox RENAME TO away");
            assertEquals(Receipt.DEFERRED, take(tracker, "From: alice@example.org\nSubject: help\n\n"));
            statement.execute("ALTER TABLE away RENAME TO ee_outbox");
        }
        assertEquals(Receipt.TAKEN, take(tracker, MAIL.formatted("away", "away")));
        assertEquals(2, issues(tracker));
    }

    @Test
    void aMailWaitsWhileTheQuarantineCannotBeWritten() throws IOException {
        Tracker tracker = copies.with(List.of("mailgw_unpack_rfc822=yes"));
        Path quarantine = database(tracker).resolve("mail-quarantine");
        Files.createFile(quarantine);
        assertEquals(Receipt.DEFERRED, take(tracker, "Subject: no sender\n\ntext"));
        assertEquals(Receipt.DEFERRED, take(tracker, "From: alice@example.org\nSubject: autoreply\n\ntext"));
        Files.delete(quarantine);
        assertEquals(Receipt.QUARANTINED, take(tracker, "Subject: no sender\n\ntext"));
    }

    @Test
    void aMailThatCannotBeConfirmedNowWaits() throws IOException {
        Tracker tracker = copies.with(List.of("mailgw_unauthenticated=confirm"));
        Path quarantine = database(tracker).resolve("mail-quarantine");
        Files.createFile(quarantine);
        assertEquals(Receipt.DEFERRED, take(tracker, MAIL.formatted("prove", "prove")));
        Files.delete(quarantine);
        assertEquals(Receipt.WAITING, take(tracker, MAIL.formatted("prove", "prove")));
    }

    @Test
    void aMailThatBreaksOffWaits() {
        InputStream broken = new InputStream() {
            private int left = 100;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("connection lost");
                }
                return 'x';
            }
        };
        assertEquals(Receipt.DEFERRED, new Gateway(copies.with(List.of()), GatewayOptions.NONE).take(broken));
    }

    @Test
    void noTemporaryFilesAreLeft() throws IOException {
        Tracker tracker = copies.with(List.of());
        take(tracker, MAIL.formatted("tidy", "tidy"));
        take(tracker, "From: alice@example.org\nSubject: [frob] x\n\n");
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long before = temporaryFiles(temporary);
        take(tracker, MAIL.formatted("tidy again", "tidy2"));
        take(tracker, "Subject: no sender\n\ntext");
        assertEquals(before, temporaryFiles(temporary));
    }

    private static long temporaryFiles(Path temporary) throws IOException {
        long own = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("roundup-mail-"))
                    .filter(file -> file.toFile().lastModified() >= own)
                    .count();
        }
    }

    @Test
    void mailsThatComeAgainAfterACrashAreTakenOnce() throws IOException {
        Tracker tracker = copies.with(List.of("nosy_signature_position=none"));
        StringBuilder mails = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            mails.append("From a\n")
                    .append(MAIL.formatted("mail " + i, "crash" + i))
                    .append('\n');
        }
        Path box = folder.resolve("crash.mbox");
        Files.writeString(box, mails);
        Gateway gateway = new Gateway(tracker, GatewayOptions.NONE);
        assertFalse(new MboxSource(box).each(held -> gateway.take(held.subList(0, 3))));
        assertEquals(4, issues(tracker));
        Files.writeString(box, mails);
        assertTrue(new MboxSource(box).each(gateway::take));
        assertEquals(6, issues(tracker));
        assertEquals(0, Files.size(box));
    }
}
