package org.roundup.cli.mailgw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.cli.admin.Admin;
import org.roundup.mail.TrackerCopies;
import org.roundup.mail.incoming.Quarantine;
import org.roundup.ops.logging.LoggingSetup;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;

/** The command as a mail server or cron calls it. */
class MailgwCommandTest {

    @TempDir
    static Path folder;

    private static TrackerCopies copies;
    private static Tracker tracker;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void make() {
        copies = new TrackerCopies(folder);
        tracker = copies.with(List.of());
    }

    @AfterAll
    static void close() {
        LoggingSetup.reset();
        copies.close();
    }

    private int run(String stdin, String... arguments) {
        ByteArrayInputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
        return new MailgwCommand(in, new PrintStream(out, true), new PrintStream(err, true)).execute(arguments);
    }

    private static String home() {
        return tracker.home().toString();
    }

    private static String lastTitle() {
        try (Database db = tracker.open("admin")) {
            return (String)
                    db.getclass("issue").get(String.valueOf(db.getclass("issue").count()), "title");
        }
    }

    @Test
    void aPipedMailIsTakenAndItsNotificationsAreSent() throws IOException {
        assertEquals(
                0,
                run(
                        "From: alice@example.org\nTo: bob@example.org\nCc: carol@example.org\nSubject: Re: Printer on fire\n\npiped",
                        home()));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals(0, run("From mailer Mon\nFrom: bob@example.org\nSubject: [issue1] x\n\ngo", home()));
        String mails = Files.readString(tracker.home().resolve("mail.txt"));
        assertTrue(mails.contains("\nTO: alice@example.org\n"), mails);
    }

    @Test
    void allMailsOfAMailboxAreTaken() throws IOException {
        Path box = folder.resolve("box");
        Files.writeString(
                box,
                "From a\nFrom: alice@example.org\nSubject: first\n\nx\n\nFrom b\nFrom: bob@example.org\nSubject: boxed\n\ny\n");
        assertEquals(0, run("", home(), "mailbox", box.toString()));
        assertEquals(0, Files.size(box));
        assertEquals("boxed", lastTitle());
    }

    @Test
    void optionsPresetProperties() {
        assertEquals(
                0,
                run(
                        "From: alice@example.org\nSubject: preset\n\nx",
                        "-S",
                        "issue.priority=urgent;status=testing",
                        home()));
        assertEquals("preset", lastTitle());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/nowhere | 1 | Error: The instance home must be specified",
                "HOME mailbox | 1 | Error: not enough source specification information",
                "HOME popx server | 1 | Error: The source must be either \"mailbox\"",
                "HOME mailbox /nowhere/box | 1 | There is no mailbox",
                "-S xyz HOME | 1 | is not of the form \"property=value\"",
                "-S issue.nope=1 HOME | 1 | 'nope' is not a property of issue",
                "-S issue.status=nope HOME | 1 | 'nope' is not a status",
                "-S issue.status=a=b HOME | 1 | not of form",
                "-S issue.creator=admin HOME | 1 | property creator is kept by the tracker",
                "-S content=lost HOME | 1 | 'content' of msg comes from the mail",
                "-S author=bob HOME | 1 | 'author' of msg comes from the mail",
                "-S file.name=x HOME | 1 | 'name' of file comes from the mail",
                "HOME imap me:pw@server:99999 | 1 | There is no port 99999",
                "-z HOME | 2 | error: Unknown option: '-z'"
            })
    void mistakesAreReported(String arguments, int code, String message) {
        assertEquals(
                code,
                run(
                        "From: alice@example.org\nSubject: lost\n\nx",
                        arguments.replace("HOME", home()).split(" ")));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains(message), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aMailWaitsWhileTheTrackerIsBroken() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals(75, run("From: alice@example.org\nSubject: later\n\nx", empty.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("Couldn't open tracker"));
    }

    @Test
    void theQuarantineIsTakenCareOfByTheAdmin() {
        assertEquals(0, run("Subject: nobody\n\nx", home()));
        Quarantine quarantine = new Quarantine(tracker.config());
        String name = quarantine.list().get(0).name();
        assertEquals(0, Admin.run(new String[] {"-i", home(), "quarantine", "list"}));
        assertEquals(0, Admin.run(new String[] {"-i", home(), "quarantine", "show", name}));
        assertEquals(1, Admin.run(new String[] {"-i", home(), "quarantine", "show", "20200101-000000-00000000"}));
        assertEquals(1, Admin.run(new String[] {"-i", home(), "quarantine", "retry", name}));
        String again = quarantine.list().get(0).name();
        assertEquals(0, Admin.run(new String[] {"-i", home(), "quarantine", "delete", again}));
        assertEquals(List.of(), quarantine.list());
    }
}
