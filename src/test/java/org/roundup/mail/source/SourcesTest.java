package org.roundup.mail.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.HeldMails;
import org.roundup.mail.TrackerCopies;
import org.roundup.mail.incoming.HeldMail;
import org.roundup.mail.incoming.Receipt;
import org.roundup.store.lease.Leases;

/** Mails are handed over whole and in order, and removed only when they were dealt with. */
class SourcesTest {

    private final List<String> taken = new ArrayList<>();

    /** Takes mails, except those with "later" in them. */
    private final Consumer<List<? extends HeldMail>> taker = HeldMails.each(mail -> {
        taken.add(mail);
        return mail.contains("later") ? Receipt.DEFERRED : Receipt.TAKEN;
    });

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "server, -, -, server, -1",
                "me@server, me, -, server, -1",
                "me:secret@server:1430, me, secret, server, 1430",
                "me:a@b:c@server, me, a@b:c, server, -1",
                "me@example.org:pw@server, me@example.org, pw, server, -1",
                "me@example.org@server, me@example.org, -, server, -1"
            })
    void accountsAreRead(String text, String user, String password, String server, int port) {
        assertEquals(new Account(user, password, server, port), Account.parse(text));
    }

    @Test
    void accountsWithoutServerAreRefused() {
        assertThrows(UsageError.class, () -> Account.parse("me:pw@"));
        assertThrows(UsageError.class, () -> Account.parse("me:pw@server:99999"));
    }

    @Nested
    class Mailbox {

        @TempDir
        Path folder;

        private Path file(String text) throws IOException {
            return Files.writeString(folder.resolve("box"), text);
        }

        @Test
        void isEmptiedMailByMail() throws IOException {
            Path file = file("From a Mon\nSubject: 1\n\nx\nFrom here\n\nFrom b Tue\nSubject: 2\n\ny\n");
            assertTrue(new MboxSource(file).each(taker));
            assertEquals(List.of("From a Mon\nSubject: 1\n\nx\nFrom here\n\n", "From b Tue\nSubject: 2\n\ny\n"), taken);
            assertEquals(0, Files.size(file));
            assertFalse(Files.exists(folder.resolve("box.lock")));
        }

        @Test
        void keepsWhatIsToComeAgain() throws IOException {
            Path file = file("From a\nSubject: 1\n\nx\n\nFrom b\nSubject: later\n\ny\n\nFrom c\nSubject: 3\n\nz\n");
            assertFalse(new MboxSource(file).each(taker));
            assertEquals(3, taken.size());
            assertEquals("From b\nSubject: later\n\ny\n\n", Files.readString(file));
        }

        @Test
        void keepsWhatWasNotReachedWhenTheTakerFails() throws IOException {
            Path file = file("From a\n\nx\n\nFrom b\n\ny\n");
            Consumer<List<? extends HeldMail>> failing = HeldMails.each(mail -> {
                if (taken.isEmpty()) {
                    taken.add(mail);
                    return Receipt.TAKEN;
                }
                throw new IllegalStateException("down");
            });
            assertThrows(IllegalStateException.class, () -> new MboxSource(file).each(failing));
            assertEquals("From b\n\ny\n", Files.readString(file));
        }

        @Test
        void isNotTouchedWhileLocked() throws IOException {
            Path file = file("From a\n\nx\n");
            Files.createFile(folder.resolve("box.lock"));
            assertThrows(SourceException.class, () -> new MboxSource(file).each(taker));
            assertTrue(Files.exists(folder.resolve("box.lock")));
            assertEquals(List.of(), taken);
        }

        @Test
        void isNotLockedByAProgramThatIsGone() throws Exception {
            Path file = file("From a\n\nx\n");
            Path lock = folder.resolve("box.lock");
            Files.writeString(lock, ProcessHandle.current().pid() + "\n");
            assertThrows(SourceException.class, () -> new MboxSource(file).each(taker));
            Process gone = new ProcessBuilder("true").start();
            gone.waitFor();
            Files.writeString(lock, gone.pid() + "\n");
            assertTrue(new MboxSource(file).each(taker));
            assertEquals(1, taken.size());
            assertFalse(Files.exists(lock));
        }

        @Test
        void mustExist() {
            assertThrows(SourceException.class, () -> new MboxSource(folder.resolve("none")).each(taker));
        }
    }

    @Nested
    class Server {

        private GreenMail server;

        @BeforeEach
        void start() {
            server = new GreenMail(new ServerSetup[] {
                ServerSetup.SMTP.dynamicPort(), ServerSetup.POP3.dynamicPort(), ServerSetup.IMAP.dynamicPort()
            });
            server.start();
            server.setUser("me@example.org", "me", "secret");
            for (String subject : List.of("one", "later", "three")) {
                GreenMailUtil.sendTextEmail(
                        "me@example.org",
                        "you@example.org",
                        subject,
                        "text of " + subject,
                        server.getSmtp().getServerSetup());
            }
            assertTrue(server.waitForIncomingEmail(3));
        }

        @AfterEach
        void stop() {
            server.stop();
        }

        private void assertAllButOneTaken(MailSource source) {
            assertFalse(source.each(taker));
            assertEquals(3, taken.size());
            assertTrue(
                    taken.get(0).contains("Subject: one\n") && taken.get(0).contains("\n\ntext of one"), taken.get(0));
            taken.clear();
            assertFalse(source.each(taker));
            assertEquals(1, taken.size());
            assertTrue(taken.get(0).contains("later"));
        }

        private Account account(int port, String password) {
            return new Account("me", password, "127.0.0.1", port);
        }

        @Test
        void popMailIsTaken() {
            assertAllButOneTaken(new PopSource(account(server.getPop3().getPort(), "secret"), PopSource.Kind.POP));
        }

        @Test
        void imapMailIsTaken() {
            assertAllButOneTaken(imap("secret", Optional.empty()));
        }

        private ImapSource imap(String password, Optional<String> folder) {
            return new ImapSource(
                    account(server.getImap().getPort(), password),
                    ImapSource.Login.PLAIN,
                    folder,
                    Optional.empty(),
                    Optional.empty());
        }

        @Test
        void imapMailIsMovedWhereItIsToBeKept() {
            ImapSource source = new ImapSource(
                    account(server.getImap().getPort(), "secret"),
                    ImapSource.Login.PLAIN,
                    Optional.empty(),
                    Optional.of("Done"),
                    Optional.empty());
            assertFalse(source.each(taker));
            taken.clear();
            assertFalse(source.each(taker));
            assertEquals(1, taken.size());
            taken.clear();
            assertTrue(imap("secret", Optional.of("Done")).each(taker));
            assertEquals(2, taken.size());
            assertTrue(taken.get(1).contains("text of three"));
        }

        @Test
        void onlyImapHasFoldersForMailThatIsDone() {
            SourceKinds kinds = new SourceKinds(account -> account, Optional.of("Done"), () -> null);
            assertThrows(UsageError.class, () -> kinds.open(List.of("pop", "me:secret@server")));
        }

        @Test
        void whatCannotBeUsedIsReported() {
            assertTrue(assertThrows(SourceException.class, () -> imap("wrong", Optional.empty())
                            .each(taker))
                    .getMessage()
                    .startsWith("IMAP login failure: me@127.0.0.1"));
            assertTrue(assertThrows(SourceException.class, () -> imap("secret", Optional.of("None"))
                            .each(taker))
                    .getMessage()
                    .startsWith("Failed to get mailbox 'None'"));
            PopSource nowhere = new PopSource(account(1, "secret"), PopSource.Kind.POP);
            assertTrue(assertThrows(SourceException.class, () -> nowhere.each(taker))
                    .getMessage()
                    .startsWith("POP server error"));
        }

        @Test
        @Timeout(60)
        void aWatchTakesMailAsSoonAsItComesAndOnlyOneWatches(@TempDir Path folder) throws Exception {
            try (TrackerCopies copies = new TrackerCopies(folder)) {
                Leases leases = copies.with(List.of()).store().leases();
                List<String> subjects = new CopyOnWriteArrayList<>();
                AtomicInteger looks = new AtomicInteger();
                MailWatch watch = watch(leases);
                MailWatch second = watch(leases);
                Thread one = new Thread(
                        () -> watch.run(HeldMails.each(mail -> subject(mail, subjects)), looks::incrementAndGet));
                one.start();
                await(() -> looks.get() > 0);
                Thread two = new Thread(() -> second.run(mails -> {}, () -> subjects.add("second")));
                two.start();
                GreenMailUtil.sendTextEmail(
                        "me@example.org",
                        "you@example.org",
                        "four",
                        "x",
                        server.getSmtp().getServerSetup());
                await(() -> subjects.contains("four"));
                assertEquals(List.of("one", "later", "three", "four"), subjects);
                watch.end();
                second.end();
                one.join();
                two.join();
            }
        }

        private MailWatch watch(Leases leases) {
            return new MailWatch("imap me", imap("secret", Optional.empty()), leases, java.time.Duration.ofSeconds(30));
        }

        private static Receipt subject(String mail, List<String> subjects) {
            subjects.add(mail.replaceFirst("(?s).*Subject: (\\w+).*", "$1"));
            return Receipt.TAKEN;
        }

        @Test
        void ofAMailThatIsTooLargeOnlyTheHeadersAreFetched() {
            for (MailSource source : List.of(
                    imap("secret", Optional.empty()),
                    new PopSource(account(server.getPop3().getPort(), "secret"), PopSource.Kind.POP))) {
                List<String> beginnings = new ArrayList<>();
                source.each(mails -> mails.forEach(mail -> beginnings.add(HeldMails.text(10, mail))));
                assertEquals(3, beginnings.size());
                assertTrue(beginnings.stream().noneMatch(text -> text.contains("text of")), beginnings.toString());
            }
        }

        private void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
            while (!condition.getAsBoolean()) {
                Thread.sleep(20);
            }
        }
    }
}
