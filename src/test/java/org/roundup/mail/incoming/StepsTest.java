package org.roundup.mail.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roundup.Vectors;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.TrackerCopies;
import org.roundup.mail.mime.IncomingMail;
import org.roundup.mail.mime.MailAddress;
import org.roundup.mail.pgp.OpenedMail;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;
import org.roundup.tracker.Tracker;

/** What mails do to a tracker, by the vectors in the files; nothing is committed. */
class StepsTest {

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

    static List<String[]> vectors() {
        List<String[]> all = new ArrayList<>();
        for (String file : List.of("subjects", "threads", "people", "contents", "permissions")) {
            all.addAll(Vectors.of("/mail/" + file + ".txt"));
        }
        return all;
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("vectors")
    void mailsDoWhatTheySay(String name, String options, String text, String expected) throws IOException {
        List<String> settings = new ArrayList<>();
        List<String> presets = new ArrayList<>();
        Optional<String> defaultClass = Optional.empty();
        String before = "";
        for (String option : options.equals("-") ? new String[0] : options.split(" & ")) {
            if (option.startsWith("-S ")) {
                presets.add(option.substring(3));
            } else if (option.startsWith("-c ")) {
                defaultClass = Optional.of(option.substring(3));
            } else if (option.startsWith("before:")) {
                before = option.substring("before:".length());
            } else {
                settings.add(option);
            }
        }
        Tracker tracker = copies.with(settings);
        GatewayOptions gateway = new GatewayOptions(defaultClass, Presets.parse(presets));
        try (IncomingMail mail = mail(text);
                Database db = tracker.open("admin")) {
            prepare(db, before);
            assertOutcome(expected, outcome(tracker, db, mail, gateway), db);
        }
    }

    private static void prepare(Database db, String step) {
        switch (step) {
            case "" -> {}
            case "retire issue1" -> db.getclass("issue").retire("1");
            case "retire msg1" -> db.getclass("msg").retire("1");
            case "retire bob" -> db.getclass("user").retire("4");
            case "roleless carol" -> db.getclass("user").set("5", java.util.Map.of("roles", ""));
            case "limit carol" -> db.getclass("user").set("5", java.util.Map.of("roles", "Limited"));
            case "limit anonymous" -> db.getclass("user").set("2", java.util.Map.of("roles", "Limited"));
            case "second issue" -> db.getclass("issue").create(java.util.Map.of("title", "Printer on fire"));
            case "shared message" ->
                db.getclass("issue").create(java.util.Map.of("title", "Another", "messages", List.of("1")));
            default -> throw new IllegalArgumentException(step);
        }
    }

    private static IncomingMail mail(String text) throws IOException {
        String lines = text.replace('¶', '\n');
        String whole = lines.contains("\n\n") ? lines : lines + "\n\nHello there.\n";
        String from = whole.startsWith("From:") || whole.contains("\nFrom:") ? "" : "From: alice@example.org\n";
        byte[] bytes =
                (from + whole).getBytes(text.contains("\u00ff") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return IncomingMail.read(new ByteArrayInputStream(bytes));
    }

    private static String outcome(Tracker tracker, Database db, IncomingMail mail, GatewayOptions options) {
        MailAddress sender = mail.addresses("From").get(0);
        Subject subject = new SubjectParser(tracker.config(), tracker.schema().names())
                .parse(mail.header("Subject").orElse(""));
        int issues = db.getclass("issue").count();
        int keywords = db.getclass("keyword").count();
        try {
            Candidate candidate = new Candidate(mail, OpenedMail.plain(mail), sender, subject, true, false);
            new Steps(new Work(tracker, db, tracker.access(db), candidate, options)).take();
        } catch (UsageError bounce) {
            return "bounce: " + bounce.getMessage();
        } catch (Unauthorised denied) {
            return "denied: " + denied.getMessage();
        }
        if (db.getclass("issue").count() > issues) {
            return "issue" + db.getclass("issue").count() + " new";
        }
        return db.getclass("keyword").count() > keywords ? "keyword3 new" : "changed";
    }

    private static void assertOutcome(String expected, String outcome, Database db) {
        if (expected.startsWith("bounce: ") || expected.startsWith("denied: ")) {
            String part = expected.substring("bounce: ".length());
            assertTrue(
                    outcome.startsWith(expected.substring(0, 8))
                            && outcome.replaceAll("\\s+", " ").contains(part),
                    () -> "expected " + expected + " but got " + outcome);
            return;
        }
        String[] parts = expected.split("; ");
        boolean isNew = parts[0].startsWith("new ");
        String designator = isNew ? outcome.split(" ")[0] : parts[0];
        assertEquals(isNew ? parts[0].substring(4) + "N new" : "changed", outcome.replaceFirst("\\d+ new", "N new"));
        String className = designator.replaceAll("\\d", "");
        String id = designator.replaceAll("\\D", "");
        List<String> wanted = Arrays.asList(parts).subList(1, parts.length);
        List<String> found = wanted.stream()
                .map(each -> each.substring(0, each.indexOf('=') + 1)
                        + shown(db, className, id, each.substring(0, each.indexOf('='))))
                .toList();
        assertEquals(String.join("; ", wanted), String.join("; ", found));
    }

    /** A value as the vectors write it: names for links; {@code path.property} of the last linked item. */
    private static String shown(Database db, String className, String id, String path) {
        StoredClass hyperclass = db.getclass(className);
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        if (name.startsWith("#")) {
            return String.valueOf(((Collection<?>) hyperclass.get(id, name.substring(1))).size());
        }
        if (name.equals("bytes")) {
            return HexFormat.of().formatHex(db.contents().bytes(className, id));
        }
        Property property = hyperclass.definition().property(name);
        Object value = hyperclass.get(id, name);
        if (dot >= 0) {
            List<?> ids = value instanceof List<?> list ? list : List.of(value);
            String last = String.valueOf(ids.get(ids.size() - 1));
            return shown(db, property.reference().target(), last, path.substring(dot + 1));
        }
        if (value == null) {
            return "";
        }
        if (property.isReference()) {
            StoredClass target = db.getclass(property.reference().target());
            Collection<?> ids = value instanceof Collection<?> list ? list : List.of(value);
            return ids.stream()
                    .map(each -> String.valueOf(
                            target.get(each.toString(), target.definition().labelProperty(true))))
                    .sorted()
                    .collect(Collectors.joining(","));
        }
        return value.toString().replace('\n', '¶');
    }
}
