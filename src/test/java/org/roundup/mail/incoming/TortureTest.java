package org.roundup.mail.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.mail.TrackerCopies;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;

/** Mails that are large, deep or broken: each is taken, answered, ignored or kept, in bounded time, and none is lost. */
@Timeout(120)
class TortureTest {

    /** Names a folder of mails on which to try it: public collections of broken mail, for example. */
    private static final String CORPUS = "ROUNDUP_MAIL_CORPUS";

    @TempDir
    static Path folder;

    private static TrackerCopies copies;
    private static Tracker tracker;

    @BeforeAll
    static void make() {
        copies = new TrackerCopies(folder);
        tracker = copies.with(List.of());
    }

    @AfterAll
    static void close() {
        copies.close();
    }

    /** Takes a mail; that the same sender got many answers before does not count. */
    private static Receipt take(InputStream mail) {
        tracker.run("admin", db -> db.session().update("DELETE FROM ee_rate"));
        return new Gateway(tracker, GatewayOptions.NONE).take(mail);
    }

    private static Receipt take(String mail) {
        return take(new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String nested(int depth) {
        StringBuilder mail = new StringBuilder("From: alice@example.org\nSubject: deep " + depth + "\n");
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        mail.append("Content-Type: text/plain\n\nat the ground\n");
        for (int i = depth - 1; i >= 0; i--) {
            mail.append("--b").append(i).append("--\n");
        }
        return mail.toString();
    }

    @Test
    void whatIsDeepIsTakenAndWhatIsTooDeepIsAnswered() {
        assertEquals(Receipt.TAKEN, take(nested(50)));
        assertEquals(Receipt.ANSWERED, take(nested(2000)));
    }

    @Test
    void moreThanEnoughPartsAreAnswered() {
        String part = "--b\nContent-Type: text/plain\n\nx\n";
        assertEquals(
                Receipt.ANSWERED,
                take("From: alice@example.org\nSubject: parts\nContent-Type: multipart/mixed; boundary=b\n\n"
                        + part.repeat(10_000)));
    }

    @Test
    void thousandsOfRecipientsAreNoProblem() {
        String to = IntStream.range(0, 5000)
                .mapToObj(number -> "\"Person, " + number + "\" <p" + number + "@nowhere.example>")
                .collect(Collectors.joining(",\n "));
        assertEquals(
                Receipt.TAKEN, take("From: alice@example.org\nTo: bob@example.org, " + to + "\nSubject: many\n\nx"));
    }

    @Test
    void aLargeFileIsTaken() throws IOException {
        byte[] block = ("A".repeat(76) + "\n").repeat(1000).getBytes(StandardCharsets.US_ASCII);
        String head = "From: alice@example.org\nSubject: large\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: text/plain\n\nsee file\n--b\nContent-Type: application/zip; name=l.zip\n"
                + "Content-Transfer-Encoding: base64\n\n";
        InputStream mail = new ByteArrayInputStream(head.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 30 * 1024 * 1024 / block.length; i++) {
            mail = i % 50 == 0 ? new SequenceInputStream(mail, new ByteArrayInputStream(repeated(block))) : mail;
        }
        assertEquals(
                Receipt.TAKEN,
                take(new SequenceInputStream(
                        mail, new ByteArrayInputStream("\n--b--\n".getBytes(StandardCharsets.US_ASCII)))));
        try (Database db = tracker.open("admin")) {
            String id = String.valueOf(db.getclass("file").count());
            assertEquals("l.zip", db.getclass("file").get(id, "name"));
            assertTrue(db.contents().bytes("file", id).length > 20 << 20);
        }
    }

    private static byte[] repeated(byte[] block) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 50; i++) {
            all.writeBytes(block);
        }
        return all.toByteArray();
    }

    @Test
    void aHeaderWithoutEndIsNoProblem() {
        assertEquals(
                Receipt.TAKEN,
                take("From: alice@example.org\nSubject: " + "long ".repeat(200_000) + "\nX-A: " + "y\n ".repeat(50_000)
                        + "z\n\ntext"));
        assertEquals(
                Receipt.TAKEN,
                take("From: alice@example.org\nSubject: many headers\n" + "X-B: c\n".repeat(100_000) + "\ntext"));
    }

    static List<String[]> broken() {
        return Vectors.of("/mail/broken.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void whatIsBrokenIsDealtWith(String name, String mail, String receipt) {
        String text = mail.replace("¶", "\n").replace("␀", "\0").replace("␍", "\r");
        assertEquals(Receipt.valueOf(receipt), take(text), name);
    }

    @Test
    void collectionsOfBrokenMailAreSurvived() throws IOException {
        String corpus = System.getenv().getOrDefault(CORPUS, "");
        if (corpus.isEmpty()) {
            System.out.println("Skipped: " + CORPUS + " names no folder of mails");
        }
        assumeTrue(!corpus.isEmpty(), "no folder of mails");
        Map<Receipt, Integer> receipts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(corpus))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String known = "Resent-From: alice@example.org\nMessage-Id: <" + file.getFileName() + "@corpus>\n";
                try (InputStream in = Files.newInputStream(file)) {
                    Receipt receipt = take(new SequenceInputStream(
                            new ByteArrayInputStream(known.getBytes(StandardCharsets.ISO_8859_1)), in));
                    receipts.merge(receipt, 1, Integer::sum);
                    assertTrue(receipt != Receipt.DEFERRED, file.toString());
                }
            }
        }
        System.out.println(corpus + ": " + receipts);
        try (Stream<String> kept =
                new Quarantine(tracker.config()).list().stream().map(Quarantine.Kept::reason)) {
            assertTrue(kept.noneMatch(reason -> reason.startsWith("An unexpected error")));
        }
    }
}
