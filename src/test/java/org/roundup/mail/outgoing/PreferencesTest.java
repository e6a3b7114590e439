package org.roundup.mail.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.roundup.mail.Letters.header;
import static org.roundup.mail.Letters.letters;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.mail.TrackerCopies;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.preference.DigestTime;
import org.roundup.store.Database;
import org.roundup.store.notice.MailPreference;
import org.roundup.store.notice.MailPreference.Rhythm;
import org.roundup.store.notice.MailPreferences;
import org.roundup.store.notice.MutedItems;
import org.roundup.tracker.Tracker;

/** People are mailed what they have chosen, when they have chosen, and each change once. */
class PreferencesTest {

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

    /** Of its own for each test, so that one does not see the mail of another. */
    private static Tracker tracker(String test, String... more) {
        List<String> settings = new ArrayList<>(List.of("tracker_name=" + test));
        settings.addAll(List.of(more));
        return copies.with(settings);
    }

    private static void choose(Tracker tracker, String subject, String setting, String value) {
        tracker.run(
                "admin",
                db -> MailPreferences.set(
                        db.session(),
                        subject,
                        MailPreferences.find(db.session(), subject).with(setting, value)));
    }

    private static void comment(Tracker tracker, String author, String text) {
        tracker.run("admin", db -> {
            db.setCurrentUser(author);
            String message = db.getclass("msg").create(Map.of("author", db.getuid(), "content", text));
            List<Object> all = new ArrayList<>((List<?>) db.getclass("issue").get("1", "messages"));
            all.add(message);
            db.getclass("issue").set("1", Map.of("messages", all, "title", "About " + text));
        });
    }

    private static List<String> recipients(Tracker tracker) {
        return letters(tracker).stream()
                .flatMap(letter -> letter.recipients().stream())
                .toList();
    }

    private static void makeDue(Tracker tracker) {
        tracker.run("admin", db -> db.session().update("UPDATE ee_digest SET due = 0"));
    }

    private static String text(Tracker tracker, Letter letter) {
        StringBuilder text = new StringBuilder();
        try (Database db = tracker.open("admin")) {
            letter.text()
                    .forEach(piece -> text.append(
                            piece.text() == null ? db.contents().text(piece.className(), piece.id()) : piece.text()));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "user:4,rhythm,never,''",
        "user:4,rhythm,single,bob@example.org",
        "user:4,rhythm,daily,''",
        "user:3,own,yes,'alice@example.org,bob@example.org'",
        "user:3,own,no,bob@example.org",
        "role:User,rhythm,never,''",
        "role:Admin,rhythm,never,bob@example.org"
    })
    void choicesCount(String subject, String setting, String value, String expected) {
        Tracker tracker = tracker(subject.replace(':', ' ') + setting + value);
        String kept = subject.startsWith("role:") ? MailPreferences.role(subject.substring(5)) : subject;
        choose(tracker, kept, setting, value);
        comment(tracker, "alice", "x");
        assertEquals(expected, String.join(",", recipients(tracker)));
    }

    @Test
    void theOwnChoiceComesBeforeThatOfARole() {
        Tracker tracker = tracker("Own before role", "nosy_messages_to_author=yes");
        choose(tracker, MailPreferences.role("User"), "own", "no");
        comment(tracker, "alice", "x");
        assertEquals(List.of("bob@example.org"), recipients(tracker));
        choose(tracker, "user:3", "own", "yes");
        comment(tracker, "alice", "y");
        assertTrue(recipients(tracker).contains("alice@example.org"));
    }

    @Test
    void mutedItemsAreSilentForThatUserAlone() {
        Tracker tracker = tracker("Muted");
        tracker.run("admin", db -> {
            MutedItems.add(db.session(), "4", "issue", "1");
            MutedItems.add(db.session(), "4", "issue", "1");
        });
        comment(tracker, "carol", "x");
        assertEquals(List.of("alice@example.org"), recipients(tracker));
        tracker.run("admin", db -> MutedItems.remove(db.session(), "4", "issue", "1"));
        comment(tracker, "carol", "y");
        assertTrue(recipients(tracker).contains("bob@example.org"));
    }

    @Test
    void aDigestTellsOfEachChangeOnceAndLiesInTheThread() {
        Tracker tracker = tracker("Digest");
        choose(tracker, "user:4", "rhythm", "hourly");
        comment(tracker, "alice", "one");
        comment(tracker, "alice", "two");
        DigestJob job = new DigestJob(tracker);
        assertEquals(0, job.run());
        makeDue(tracker);
        assertEquals(1, job.run());
        assertEquals(0, job.run());
        Letter digest = letters(tracker).get(0);
        assertEquals(List.of("bob@example.org"), digest.recipients());
        assertEquals("[issue1] About two", header(digest, "Subject"));
        assertTrue(header(digest, "References").startsWith("<first@example.org>"), header(digest, "References"));
        String text = text(tracker, digest);
        assertTrue(text.matches("(?s).*Alice Able, [^\n]*:\n\none\n.*Alice Able, [^\n]*:\n\ntwo\n.*"), text);
        assertTrue(text.contains("title: Printer on fire -> About one"), text);
        try (Database db = tracker.open("admin")) {
            assertEquals(List.of("4"), db.getclass("msg").get("2", "recipients"));
        }
    }

    @Test
    void aDigestOfSeveralItemsNamesThem() {
        Tracker tracker = tracker("Several");
        choose(tracker, "user:4", "rhythm", "daily");
        comment(tracker, "alice", "one");
        tracker.run("alice", db -> {
            String message = db.getclass("msg").create(Map.of("author", "3", "content", "Second text"));
            db.getclass("issue").create(Map.of("title", "Another", "nosy", List.of("4"), "messages", List.of(message)));
        });
        makeDue(tracker);
        new DigestJob(tracker).run();
        Letter digest = letters(tracker).get(0);
        assertEquals("Several: 2 changes of 2 items", header(digest, "Subject"));
        assertEquals("Several <roundup-admin@tracker.example>", header(digest, "Reply-To"));
        String text = text(tracker, digest);
        assertTrue(text.contains("issue1: About one\n=================\n<http://tracker.example/demo/issue1>"), text);
        assertTrue(text.contains("issue2: Another\n"), text);
    }

    @Test
    void aDigestHasNothingThatTheUserMayNotSeeWhenItIsSent() {
        Tracker tracker = tracker("Hidden", "schema:db.security.addRole name: 'Blind'");
        choose(tracker, "user:4", "rhythm", "hourly");
        comment(tracker, "alice", "secret");
        tracker.run("admin", db -> db.getclass("user").set("4", Map.of("roles", "Blind")));
        makeDue(tracker);
        new DigestJob(tracker).run();
        assertEquals(List.of(), letters(tracker));
        assertEquals(0, new DigestJob(tracker).run());
    }

    @Test
    void aDigestThatWaitsForTheServerHidesWhatIsHiddenMeanwhile() {
        Tracker tracker = tracker("Hidden later", "schema:db.security.addRole name: 'Blind'");
        choose(tracker, "user:4", "rhythm", "hourly");
        comment(tracker, "alice", "one");
        makeDue(tracker);
        new DigestJob(tracker).run();
        Letter digest = letters(tracker).get(0);
        try (Database db = tracker.open("admin")) {
            assertEquals(digest, new Readers(db, tracker.access(db)).allowed(digest));
            db.getclass("user").set("4", Map.of("roles", "Blind"));
            assertEquals(
                    List.of(),
                    new Readers(db, tracker.access(db)).allowed(digest).recipients());
        }
    }

    @Test
    void anItemMutedMeanwhileIsLeftOut() {
        Tracker tracker = tracker("Muted later");
        choose(tracker, "user:4", "rhythm", "hourly");
        comment(tracker, "alice", "one");
        tracker.run("admin", db -> MutedItems.add(db.session(), "4", "issue", "1"));
        makeDue(tracker);
        new DigestJob(tracker).run();
        assertEquals(List.of(), letters(tracker));
    }

    @Test
    void manyProcessesWriteOneDigest() throws Exception {
        Tracker tracker = tracker("Many");
        choose(tracker, "user:4", "rhythm", "hourly");
        comment(tracker, "alice", "one");
        makeDue(tracker);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(threads.submit(() -> {
                    start.await();
                    return new DigestJob(tracker).run();
                }));
            }
            start.countDown();
            for (Future<Integer> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(List.of("bob@example.org"), recipients(tracker));
    }

    @Test
    void aChangeThatIsRolledBackIsInNoDigest() {
        Tracker tracker = tracker("Rolled back");
        choose(tracker, "user:4", "rhythm", "hourly");
        try (Database db = tracker.open("alice")) {
            String message = db.getclass("msg").create(Map.of("author", "3", "content", "never"));
            db.getclass("issue").set("1", Map.of("messages", List.of("1", message)));
        }
        makeDue(tracker);
        assertEquals(0, new DigestJob(tracker).run());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T09:15:00Z,HOURLY,UTC,2026-03-10T10:00:00Z",
        "2026-03-10T09:00:00Z,HOURLY,UTC,2026-03-10T10:00:00Z",
        "2026-03-10T09:15:00Z,HOURLY,Asia/Kolkata,2026-03-10T09:30:00Z",
        "2026-03-10T09:15:00Z,DAILY,UTC,2026-03-11T06:00:00Z",
        "2026-03-10T05:59:00Z,DAILY,UTC,2026-03-10T06:00:00Z",
        "2026-03-10T06:00:00Z,DAILY,UTC,2026-03-11T06:00:00Z",
        "2026-03-29T00:30:00Z,DAILY,Europe/Berlin,2026-03-29T04:00:00Z"
    })
    void digestsComeAtTheFullHourOrInTheMorning(String now, Rhythm rhythm, String zone, String due) {
        assertEquals(Instant.parse(due), DigestTime.after(Instant.parse(now), rhythm, ZoneId.of(zone)));
    }

    @Test
    void settingsAreKeptAndForgotten() {
        Tracker tracker = tracker("Settings");
        choose(tracker, "user:5", "new", "issue,query1");
        choose(tracker, "user:5", "own", "yes");
        try (Database db = tracker.open("admin")) {
            MailPreference found = MailPreferences.find(db.session(), "user:5");
            assertEquals(MailPreference.Own.YES, found.own());
            assertTrue(found.news().containsAll(List.of("issue", "query1")));
            assertTrue(MailPreferences.anyWantsNews(db.session()));
        }
        tracker.run("admin", db -> MailPreferences.set(db.session(), "user:5", MailPreference.NONE));
        try (Database db = tracker.open("admin")) {
            assertEquals(MailPreference.NONE, MailPreferences.find(db.session(), "user:5"));
            assertFalse(MailPreferences.anyWantsNews(db.session()));
        }
    }
}
