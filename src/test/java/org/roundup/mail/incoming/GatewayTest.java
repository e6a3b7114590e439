package org.roundup.mail.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.roundup.mail.Letters.header;
import static org.roundup.mail.Letters.taken;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.mail.HeldMails;
import org.roundup.mail.letter.Letter;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;

/** What becomes of mails, whatever they contain: nothing is lost, and nothing is half done. */
class GatewayTest extends GatewayCase {

    private static final String BREAKING =
            "detector:def fail(db, cl, id, values) { [].get(7).x }¶def init(db) { db.issue.audit('create', fail) }";
    private static final String LATE =
            "detector:def no(db, cl, id, old) { throw new Reject('too late') }¶def init(db) { db.issue.react('create', no) }";

    static List<String[]> automatic() {
        return Vectors.of("/mail/automatic.txt");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("automatic")
    void automaticMailIsIgnored(String name, String mail, String receipt) {
        int issues = count(plain(), "issue");
        assertEquals(Receipt.valueOf(receipt), take(plain(), "From: alice@example.org¶" + mail + "¶¶Body of " + name));
        assertEquals(receipt.equals("TAKEN") ? issues + 1 : issues, count(plain(), "issue"));
        assertTrue(taken(plain()).stream()
                .noneMatch(letter -> header(letter, "Subject").startsWith("Failed")));
    }

    @Test
    void aMailMakesAnIssueAndTellsOthers() {
        assertEquals(Receipt.TAKEN, take(plain(), "From: alice@example.org¶Subject: [issue1] go¶¶text"));
        List<Letter> sent = taken(plain());
        assertEquals(1, sent.size());
        assertEquals(List.of("bob@example.org"), sent.get(0).recipients());
    }

    @Test
    void helpAndMistakesAreAnsweredEvenToStrangers() {
        assertEquals(Receipt.ANSWERED, take(plain(), "From: zed@nowhere.example¶Subject: HELP ¶¶"));
        assertEquals(
                Receipt.ANSWERED, take(plain(), "From: zed@nowhere.example¶Subject: [frob] x¶Message-Id: <q@x>¶¶"));
        assertEquals(Receipt.ANSWERED, take(plain(), "From: zed@nowhere.example¶¶no subject"));
        List<Letter> sent = taken(plain());
        assertEquals("Mail Gateway Help", header(sent.get(0), "Subject"));
        assertTrue(text(sent.get(0)).startsWith("Mail Gateway Help\n================="));
        assertEquals("Failed issue tracker submission", header(sent.get(1), "Subject"));
        assertEquals("<q@x>", header(sent.get(1), "In-Reply-To"));
        assertEquals("bulk", header(sent.get(1), "Precedence"));
        assertEquals("hello", header(sent.get(1), "X-Roundup-Loop"));
        assertTrue(new String(sent.get(1).enclosures().get(0).bytes(), StandardCharsets.UTF_8).contains("[frob] x"));
        assertTrue(text(sent.get(2)).contains("must include a Subject line"));
    }

    @Test
    void strangersNeedNotBeAnswered() {
        Tracker tracker = copies.with(List.of("mailgw_bounce_unknown=no"));
        assertEquals(Receipt.QUARANTINED, take(tracker, "From: zed@nowhere.example¶Subject: x¶¶"));
        assertEquals(Receipt.QUARANTINED, take(tracker, "From: zed@nowhere.example¶Subject: help¶¶"));
        assertEquals(List.of(), taken(tracker));
        assertEquals(Receipt.ANSWERED, take(tracker, "From: ALICE@example.org¶Subject: help¶¶"));
        assertEquals(1, taken(tracker).size());
    }

    @Test
    void answersSpeakTheLanguageOfTheTrackersMail() {
        Tracker german = copies.with(List.of("mailgw_language=de_AT", "tracker_language=fr"));
        take(german, "From: zed@nowhere.example¶Subject: x¶¶");
        Letter refusal = taken(german).get(0);
        assertEquals("Ihre Mail wurde nicht angenommen", header(refusal, "Subject"));
        assertTrue(text(refusal).contains("Unbekannte Adresse: zed@nowhere.example"), text(refusal));
        Tracker french = copies.with(List.of("tracker_language=fr"));
        take(french, "From: alice@example.org¶Subject: help¶¶");
        assertTrue(text(taken(french).get(0)).contains("Ce que vous écrivez"));
        Tracker other = copies.with(List.of("mailgw_language=tlh"));
        take(other, "From: alice@example.org¶Subject: [frob] x¶¶");
        assertEquals("Failed issue tracker submission", header(taken(other).get(0), "Subject"));
    }

    @Test
    void answersGoToWhomTheConfigurationSays() {
        Tracker tracker = copies.with(List.of("error_messages_to=both", "dispatcher_email=chief@tracker.example"));
        take(tracker, "From: zed@nowhere.example¶Subject: x¶¶");
        assertEquals(
                List.of("zed@nowhere.example", "chief@tracker.example"),
                taken(tracker).get(0).recipients());
    }

    @Test
    void aRefusedMailLeavesNothingBehind() {
        Tracker tracker = copies.with(List.of(LATE));
        int messages = count(tracker, "msg");
        assertEquals(Receipt.ANSWERED, take(tracker, "From: alice@example.org¶Subject: x¶¶text"));
        assertEquals(messages, count(tracker, "msg"));
        assertEquals(1, count(tracker, "issue"));
        List<Letter> sent = taken(tracker);
        assertEquals(1, sent.size());
        assertTrue(text(sent.get(0)).contains("too late"));
    }

    @Test
    void aDefectIsReportedAndTheMailKeptUntilItCanBeTaken() {
        Tracker tracker = copies.with(List.of(BREAKING));
        assertEquals(Receipt.QUARANTINED, take(tracker, "From: alice@example.org¶Subject: keep me¶¶text"));
        List<Letter> sent = taken(tracker);
        assertEquals(List.of("roundup-admin@tracker.example"), sent.get(0).recipients());
        assertTrue(text(sent.get(0)).contains("----------------"));
        assertEquals(List.of("alice@example.org"), sent.get(1).recipients());
        assertFalse(text(sent.get(1)).contains("Exception"));

        Quarantine quarantine = new Quarantine(tracker.config());
        Quarantine.Kept kept = quarantine.list().get(0);
        assertTrue(kept.reason().startsWith("An unexpected error"), kept.reason());
        assertEquals(Receipt.QUARANTINED, new Gateway(tracker, GatewayOptions.NONE).retry(kept.name()));
        assertEquals(1, quarantine.list().size());
        quarantine.remove(quarantine.list().get(0).name());
        assertEquals(List.of(), quarantine.list());
    }

    @Test
    void aMailThatDoesNotFitIntoTheMemoryIsKeptAndDoesNotStopOthers() {
        Tracker tracker = copies.with(List.of("detector:def full(db, cl, id, values) {"
                + " if (values.title == 'huge') throw new OutOfMemoryError('Java heap space') }"
                + "¶def init(db) { db.issue.audit('create', full) }"));
        List<HeldMail> mails = new ArrayList<>();
        List<Receipt> receipts = new ArrayList<>();
        for (String subject : List.of("one", "huge", "two")) {
            mails.add(HeldMails.of("From: alice@example.org\nSubject: " + subject + "\n\ntext", receipts::add));
        }
        new Gateway(tracker, GatewayOptions.NONE).take(mails);
        assertEquals(List.of(Receipt.TAKEN, Receipt.QUARANTINED, Receipt.TAKEN), receipts);
        assertEquals(3, count(tracker, "issue"));
        taken(tracker);
    }

    @Test
    void aMailWithoutSenderLiesInTheQuarantine() {
        assertEquals(Receipt.QUARANTINED, take(plain(), "Subject: x¶¶text"));
        assertEquals(Receipt.IGNORED, take(plain(), ""));
        Quarantine quarantine = new Quarantine(plain().config());
        assertTrue(quarantine.list().stream().anyMatch(kept -> kept.reason().equals("It has no sender")));
        assertEquals(List.of(), taken(plain()));
    }

    @Test
    void mailingListsAreNotAnswered() {
        assertEquals(
                Receipt.QUARANTINED,
                take(plain(), "From: zed@nowhere.example¶List-Id: <l.example>¶Subject: [frob] x¶¶text"));
        assertEquals(List.of(), taken(plain()));
    }

    @Test
    void aSecondCopyIsNotTaken() {
        String mail = "From: alice@example.org¶Message-Id: <twice@x>¶Subject: twice¶¶the same";
        assertEquals(Receipt.TAKEN, take(plain(), mail));
        assertEquals(Receipt.DUPLICATE, take(plain(), mail));
        assertEquals(Receipt.TAKEN, take(plain(), mail.replace("the same", "another")));
        taken(plain());
    }

    @Test
    void whoRedirectsAMailIsItsSender() {
        String mail = "Resent-From: bob@example.org¶From: alice@example.org¶Subject: %s¶¶text";
        take(plain(), mail.formatted("redirected"));
        Tracker keeping = copies.with(List.of("mailgw_keep_real_from=yes"));
        take(keeping, mail.formatted("redirected"));
        assertEquals("4", creatorOfLast(plain()));
        assertEquals("3", creatorOfLast(keeping));
        taken(plain());
    }

    @Test
    void aKeyIsPlainTextWhereRegistrationsAreNotConfirmed() {
        Tracker tracker = copies.with(List.of("email_registration_confirmation=no"));
        String key = tracker.store().oneTimeKeys().getUniqueKey();
        tracker.store().oneTimeKeys().set(key, Map.of("username", "newbie", "address", "n@example.org"));
        int before = count(tracker, "user");
        assertEquals(Receipt.TAKEN, take(tracker, "From: alice@example.org¶Subject: x -- key " + key + "¶¶text"));
        assertEquals(before, count(tracker, "user"));
        taken(tracker);
    }

    @Test
    void aKeyCompletesARegistration() {
        Tracker tracker = copies.with(List.of("email_registration_confirmation=yes"));
        String key = tracker.store().oneTimeKeys().getUniqueKey();
        tracker.store().oneTimeKeys().set(key, Map.of("username", "newbie", "address", "n@example.org"));
        String mail = "From: n@example.org¶Subject: Re: Complete your registration -- key " + key + "¶¶";
        assertEquals(Receipt.TAKEN, take(tracker, mail));
        List<Letter> sent = taken(tracker);
        assertEquals("Your registration to Roundup issue tracker is complete", header(sent.get(0), "Subject"));
        try (Database db = tracker.open("admin")) {
            assertEquals("User", db.getclass("user").get(db.getclass("user").lookup("newbie"), "roles"));
        }
        assertEquals(Receipt.ANSWERED, take(tracker, mail));
        assertTrue(text(taken(tracker).get(0)).contains("unknown or expired"));
    }

    @Test
    void aLargeMailIsTaken() {
        InputStream start =
                bytes("From: alice@example.org\nSubject: large\nContent-Type: multipart/mixed; boundary=B\n\n"
                        + "--B\n\ntext\n--B\nContent-Type: application/octet-stream; name=big\n\n");
        byte[] line = "0123456789".repeat(7).concat("\n").getBytes(StandardCharsets.US_ASCII);
        InputStream middle = new SequenceInputStream(
                Collections.enumeration(Collections.nCopies(30_000_000 / line.length, line).stream()
                        .map(ByteArrayInputStream::new)
                        .toList()));
        InputStream mail = new SequenceInputStream(Collections.enumeration(List.of(start, middle, bytes("\n--B--\n"))));
        assertEquals(Receipt.TAKEN, new Gateway(plain(), GatewayOptions.NONE).take(mail));
        try (Database db = plain().open("admin")) {
            String file = String.valueOf(db.getclass("file").count());
            assertTrue(db.contents().size("file", file) > 29_000_000);
        }
        taken(plain());
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String nested(int depth) {
        StringBuilder mail = new StringBuilder("From: alice@example.org\nSubject: nested\n");
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=B%d\n\n--B%d\n".formatted(i, i));
        }
        mail.append("\ndeep inside\n");
        for (int i = depth - 1; i >= 0; i--) {
            mail.append("--B%d--\n".formatted(i));
        }
        return mail.toString();
    }

    @Test
    void aDeeplyNestedMailIsTakenOrAnswered() {
        assertEquals(Receipt.TAKEN, take(plain(), nested(50)));
        taken(plain());
        assertEquals(Receipt.ANSWERED, take(plain(), nested(2000)));
        assertTrue(text(taken(plain()).get(0)).contains("nested more than 100 deep"));
    }

    @Test
    void theConfigurationSaysHowManyPartsAreTooMany() {
        Tracker tracker = copies.with(List.of("mailgw_max_depth=3", "mailgw_max_parts=5"));
        assertEquals(Receipt.ANSWERED, take(tracker, nested(4)));
        assertTrue(text(taken(tracker).get(0)).contains("nested more than 3 deep"));
        String parts = "--B\n\nx\n".repeat(6);
        assertEquals(
                Receipt.ANSWERED,
                take(
                        tracker,
                        "From: alice@example.org\nSubject: x\nContent-Type: multipart/mixed; boundary=B\n\n" + parts));
        assertTrue(text(taken(tracker).get(0)).contains("more than 5 parts"));
        assertEquals(Receipt.TAKEN, take(tracker, nested(2)));
        taken(tracker);
    }

    @Test
    void mailsThatComeAtTheSameTimeAreAllTaken() throws Exception {
        Tracker tracker = copies.with(List.of("tracker_name=Busy"));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Receipt>> mails = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String mail = "From: alice@example.org¶Subject: [issue1] x¶¶text " + i;
                mails.add(() -> take(tracker, mail));
            }
            for (Future<Receipt> receipt : pool.invokeAll(mails)) {
                assertEquals(Receipt.TAKEN, receipt.get());
            }
        } finally {
            pool.shutdown();
        }
        try (Database db = tracker.open("admin")) {
            assertEquals(13, ((List<?>) db.getclass("issue").get("1", "messages")).size());
        }
        assertEquals(12, taken(tracker).size());
    }

    @Test
    void whatNobodyConfirmsExpires() throws Exception {
        Quarantine quarantine =
                new Quarantine(copies.with(List.of("error_messages_to=user")).config());
        java.time.Instant now = java.time.Instant.now();
        try (IncomingMail mail = IncomingMail.read(bytes("x"))) {
            quarantine.keep(mail, "waits", now.minusSeconds(100));
            quarantine.keep(mail, "waits", now.minusSeconds(10));
            quarantine.keep(mail, "other", now.minusSeconds(100));
        }
        quarantine.expire("waits", now.minusSeconds(50));
        assertEquals(
                List.of("other", "waits"),
                quarantine.list().stream().map(Quarantine.Kept::reason).toList());
    }

    @Test
    void whatSeemsAutomaticByItsSubjectIsKeptAndCanBeTaken() {
        Tracker tracker = copies.with(List.of("mailgw_default_class=issue"));
        assertEquals(Receipt.IGNORED, take(tracker, "From: alice@example.org¶Subject: autoreply is broken¶¶text"));
        Quarantine.Kept kept = new Quarantine(tracker.config()).list().get(0);
        assertTrue(kept.reason().contains("automatic reply"), kept.reason());
        assertEquals(Receipt.TAKEN, new Gateway(tracker, GatewayOptions.NONE).retry(kept.name()));
        taken(tracker);
    }

    @Test
    void whatIsTooLargeIsAnswered() {
        Tracker tracker = copies.with(List.of("mailgw_max_message_size=1000"));
        assertEquals(Receipt.ANSWERED, take(tracker, "From: alice@example.org¶Subject: x¶¶" + "long ".repeat(1000)));
        assertTrue(text(taken(tracker).get(0)).contains("up to 1000 bytes"));
    }
}
