package org.roundup.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.store.Database;
import org.roundup.store.notice.MailPreferences;
import org.roundup.tracker.Tracker;

/** What goes wrong around the gateway and the digests loses no mail, and leaves nothing half done. */
class MailFaultsIT {

    private static final String MAIL = "From: alice@example.org\nSubject: %s\nMessage-Id: <%s@faults>\n\nsome text\n";
    private static final int USERS = 300;

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void make() throws IOException {
        TestHomes.make(folder);
        home = folder.resolve("first");
        Path config = home.resolve("config.ini");
        Files.writeString(
                config,
                Files.readString(config)
                        .replaceFirst("(?m)^sqlite_timeout = .*$", "sqlite_timeout = 1")
                        .replaceFirst("(?m)^debug = $", "debug = mail.txt"));
        try (Tracker tracker = Tracker.open("first", home)) {
            tracker.run("admin", db -> user(db, "alice"));
        }
    }

    private static String user(Database db, String name) {
        return db.getclass("user").create(Map.of("username", name, "address", name + "@example.org", "roles", "User"));
    }

    private int count(String className) {
        try (Tracker tracker = Tracker.open("look", home);
                Database db = tracker.open("admin")) {
            return db.getclass(className).count();
        }
    }

    private Path mail(String name) throws IOException {
        return Files.writeString(folder.resolve(name + ".eml"), MAIL.formatted(name, name));
    }

    private Path mailbox(int mails) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < mails; i++) {
            text.append("From a\n")
                    .append(MAIL.formatted("boxed " + i, "box" + i))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("box"), text);
    }

    private ProcessBuilder roundup(String... arguments) {
        return new ProcessBuilder(Artifacts.jarCommand(arguments))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("out").toFile()));
    }

    private int pipe(Path mail) throws IOException, InterruptedException {
        return roundup("mailgw", home.toString())
                .redirectInput(mail.toFile())
                .start()
                .waitFor();
    }

    private int empty(Path box) throws IOException, InterruptedException {
        return roundup("mailgw", home.toString(), "mailbox", box.toString())
                .start()
                .waitFor();
    }

    @Test
    void aLockedDatabaseKeepsTheMailWithWhoeverHasIt() throws Exception {
        Path box = mailbox(3);
        String before = Files.readString(box);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("db/db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertEquals(75, pipe(mail("piped")), () -> output());
            assertEquals(75, empty(box), () -> output());
            statement.execute("ROLLBACK");
        }
        assertEquals(before, Files.readString(box));
        assertEquals(0, count("issue"));
        assertEquals(0, count("msg"));
        assertEquals(0, pipe(mail("piped")));
        assertEquals(0, empty(box));
        assertEquals(4, count("issue"));
        assertEquals(0, Files.size(box));
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
        } catch (IOException none) {
            return none.toString();
        }
    }

    /** The folder of the database is a small file system, which only the shell of this test and its children see. */
    @Test
    void aFullDiskKeepsTheMailWithWhoeverHasIt() throws Exception {
        if (new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", folder.toString())
                        .start()
                        .waitFor()
                != 0) {
            System.out.println("SKIPPED: a small disk cannot be made; unshare -rm is not allowed here");
            return;
        }
        mail("piped");
        mailbox(3);
        Path script = Files.writeString(folder.resolve("full.sh"), """
                set -e
                cd "$1"; shift
                cp -a first/db before
                mount -t tmpfs -o size=16m none first/db
                cp -a before/. first/db
                dd if=/dev/zero of=first/db/filler bs=4k 2>/dev/null || true
                code=0; "$@" first <piped.eml || code=$?; echo piped $code
                code=0; "$@" first mailbox box || code=$?; echo boxed $code
                cmp box box.kept && echo kept
                find first/db/files -type f 2>/dev/null | wc -l | sed 's/^/files /'
                rm first/db/filler
                code=0; "$@" first <piped.eml || code=$?; echo piped $code
                code=0; "$@" first mailbox box || code=$?; echo boxed $code
                cp -a first/db/. before
                umount first/db
                cp -a before/. first/db
                """);
        Files.copy(folder.resolve("box"), folder.resolve("box.kept"));
        List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", script.toString(), folder.toString()));
        command.addAll(Artifacts.jarCommand("mailgw"));
        String printed = Programs.run(command.toArray(String[]::new));
        List<String> told = printed.lines()
                .filter(line -> line.matches("(piped|boxed|files) \\d+|kept"))
                .toList();
        assertEquals(List.of("piped 75", "boxed 75", "kept", "files 0", "piped 0", "boxed 0"), told, printed);
        assertEquals(4, count("issue"));
        assertEquals(4, count("msg"));
        assertEquals(0, Files.size(folder.resolve("box")));
    }

    @Test
    void killedWhileItSendsDigestsItTellsEverybody() throws Exception {
        List<String> users = prepareDigests();
        Path sent = home.resolve("mail.txt");
        Process process =
                roundup("admin", "-i", home.toString(), "mail", "send").start();
        while (process.isAlive() && !(Files.exists(sent) && letters(sent).size() >= 5)) {
            Thread.sleep(5);
        }
        process.destroyForcibly();
        process.waitFor();
        int before = letters(sent).size();
        assertTrue(before < users.size(), "it was too fast to be killed");
        endLeases();
        assertEquals(
                0,
                roundup("admin", "-i", home.toString(), "mail", "send").start().waitFor(),
                () -> output());
        Map<String, Set<String>> ids = new HashMap<>();
        letters(sent).forEach(letter -> ids.computeIfAbsent(letter[0], to -> new TreeSet<>())
                .add(letter[1]));
        assertEquals(new TreeSet<>(users), new TreeSet<>(ids.keySet()));
        ids.forEach((to, several) -> assertEquals(1, several.size(), to + " was told twice, by different mails"));
    }

    private List<String> prepareDigests() {
        List<String> users = new ArrayList<>();
        try (Tracker tracker = Tracker.open("first", home)) {
            tracker.run("admin", db -> {
                List<String> nosy = new ArrayList<>();
                for (int i = 0; i < USERS; i++) {
                    nosy.add(user(db, "reader" + i));
                    users.add("reader" + i + "@example.org");
                    String subject = "user:" + nosy.get(i);
                    MailPreferences.set(
                            db.session(),
                            subject,
                            MailPreferences.find(db.session(), subject).with("rhythm", "daily"));
                }
                String message = db.getclass("msg").create(Map.of("author", "1", "content", "news"));
                db.getclass("issue").create(Map.of("title", "News", "nosy", nosy, "messages", List.of(message)));
                db.session().update("UPDATE ee_digest SET due = 0");
            });
        }
        return users;
    }

    /** What a process had that is gone is free after some minutes. */
    private void endLeases() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("db/db"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE ee_lease SET until_millis = 0");
            statement.execute("UPDATE ee_outbox SET lease_until = 0 WHERE lease_until IS NOT NULL");
        }
    }

    /** Recipient and id of each whole letter in the file. */
    private static List<String[]> letters(Path file) throws IOException {
        List<String[]> letters = new ArrayList<>();
        for (String letter : Files.readString(file).split("(?m)^FROM: ")) {
            Matcher to = Pattern.compile("(?m)^TO: (.*)$").matcher(letter);
            Matcher id = Pattern.compile("(?im)^Message-Id: (.*)$").matcher(letter);
            if (to.find() && id.find()) {
                letters.add(new String[] {to.group(1), id.group(1)});
            }
        }
        return letters;
    }
}
