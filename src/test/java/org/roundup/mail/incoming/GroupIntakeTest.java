package org.roundup.mail.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.mail.HeldMails;
import org.roundup.mail.Letters;
import org.roundup.mail.TrackerCopies;
import org.roundup.mail.source.MboxSource;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;
import org.roundup.tracker.Tracker;

/** Mails that are taken together become what they would become one by one. */
class GroupIntakeTest {

    private static final List<String> MIXED = List.of(
            mail("alice", "First", "first", ""),
            mail("bob", "Re: First", "second", "In-Reply-To: <first@x>\n"),
            mail("alice", "[frob] nonsense", "third", ""),
            mail("zed", "from a stranger", "fourth", ""),
            mail("bob", "Re: First [status=chatting]", "fifth", "References: <first@x> <second@x>\n"),
            mail("carol", "help", "sixth", ""),
            mail("carol", "Second", "seventh", ""),
            mail("alice", "First", "first", ""),
            "Subject: no sender\n\ntext\n",
            mail("carol", "autoreply", "ninth", "Auto-Submitted: auto-replied\n"),
            mail("bob", "[issue999] nowhere", "tenth", ""),
            mail("bob", "Third", "eleventh", ""));

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

    private static String mail(String user, String subject, String id, String headers) {
        return "From: " + user + "@example.org\nSubject: " + subject + "\nMessage-Id: <" + id + "@x>\n" + headers
                + "\ntext of " + id + "\n";
    }

    private static List<String> issues(Tracker tracker) {
        try (Database db = tracker.open("admin")) {
            StoredClass issues = db.getclass("issue");
            return issues.list().stream()
                    .map(id -> id + " " + issues.get(id, "title") + " " + issues.get(id, "creator") + " "
                            + issues.get(id, "status") + " " + issues.get(id, "nosy") + " " + texts(db, id))
                    .toList();
        }
    }

    private static List<String> texts(Database db, String issue) {
        return ((List<?>) db.getclass("issue").get(issue, "messages"))
                .stream()
                        .map(id -> db.getclass("msg").get((String) id, "author") + ": "
                                + db.getclass("msg").get((String) id, "content"))
                        .toList();
    }

    @Test
    void theySettleAsOneByOneAndLeaveTheSame() {
        Tracker single = copies.with(List.of("tracker_name=One by one"));
        Tracker grouped = copies.with(List.of("tracker_name=Together"));
        List<Receipt> expected = MIXED.stream()
                .map(text -> new Gateway(single, GatewayOptions.NONE)
                        .take(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .toList();
        List<Receipt> receipts = new ArrayList<>();
        new Gateway(grouped, GatewayOptions.NONE)
                .take(MIXED.stream()
                        .map(text -> HeldMails.of(text, receipts::add))
                        .toList());
        assertEquals(expected, receipts);
        assertEquals(issues(single), issues(grouped));
        assertEquals(Letters.taken(single).size(), Letters.taken(grouped).size());
    }

    @Test
    void eachIsCommittedBeforeItSettlesAndManyAreCommittedTogether() {
        Tracker tracker = copies.with(List.of("tracker_name=Commits"));
        int before = issues(tracker).size();
        List<Integer> seen = new ArrayList<>();
        new GroupIntake(tracker, new Intake(tracker, GatewayOptions.NONE), () -> 0)
                .take(IntStream.range(0, 8)
                        .mapToObj(i -> HeldMails.of(
                                mail("alice", "New " + i, "new" + i, ""),
                                receipt -> seen.add(issues(tracker).size() - before)))
                        .toList());
        assertEquals(Collections.nCopies(8, 8), seen);
    }

    @Test
    void aGroupThatTakesLongLetsOthersHaveTheDatabase() {
        Tracker tracker = copies.with(List.of("tracker_name=Slow"));
        int before = issues(tracker).size();
        List<Integer> seen = new ArrayList<>();
        AtomicLong now = new AtomicLong();
        new GroupIntake(tracker, new Intake(tracker, GatewayOptions.NONE), () -> now.getAndAdd(100_000_000))
                .take(IntStream.range(0, 6)
                        .mapToObj(i -> HeldMails.of(
                                mail("alice", "New " + i, "new" + i, ""),
                                receipt -> seen.add(issues(tracker).size() - before)))
                        .toList());
        assertEquals(List.of(2, 2, 4, 4, 6, 6), seen);
    }

    @Test
    void aReactorThatRefusesOneKeepsTheOthers() {
        Tracker tracker = copies.with(List.of("detector:def no(db, cl, id, old) {"
                + " if (cl.get(id, 'title') == 'Bad') throw new Reject('not this one') }"
                + "¶def init(db) { db.issue.react('create', no) }"));
        List<Receipt> receipts = new ArrayList<>();
        new Gateway(tracker, GatewayOptions.NONE)
                .take(List.of("Good", "Better", "Bad", "Best").stream()
                        .map(title -> HeldMails.of(mail("alice", title, title, ""), receipts::add))
                        .toList());
        assertEquals(List.of(Receipt.TAKEN, Receipt.TAKEN, Receipt.ANSWERED, Receipt.TAKEN), receipts);
        List<String> issues = issues(tracker);
        assertEquals(4, issues.size());
        assertTrue(issues.get(3).startsWith("4 Best "), issues.toString());
    }

    @Test
    void aMailWithoutIdThatComesAgainIsTakenOnce() throws IOException {
        Tracker tracker = copies.with(List.of("tracker_name=No id"));
        String first = "From cron Mon Jan  1 10:00:00 2026\nFrom: alice@example.org\nSubject: disk\n\nfull\n\n";
        String second = first.replace("10:00:00", "11:00:00");
        Path box = folder.resolve("noid.mbox");
        Gateway gateway = new Gateway(tracker, GatewayOptions.NONE);
        int before = issues(tracker).size();
        for (int i = 0; i < 2; i++) {
            Files.writeString(box, first + second);
            assertTrue(new MboxSource(box).each(gateway::take));
            assertEquals(before + 2, issues(tracker).size());
        }
        gateway.take(new ByteArrayInputStream(first.getBytes(StandardCharsets.UTF_8)));
        gateway.take(new ByteArrayInputStream(first.getBytes(StandardCharsets.UTF_8)));
        assertEquals(before + 4, issues(tracker).size(), "what is piped in was meant");
    }
}
