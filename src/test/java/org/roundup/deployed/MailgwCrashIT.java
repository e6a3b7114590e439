package org.roundup.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;

/** The gateway is killed while it empties a mailbox: no mail is lost, and none is there twice. */
class MailgwCrashIT {

    private static final int MAILS = 1500;

    @TempDir
    Path folder;

    @Test
    void killedWhileItTakesMailItLosesNothing() throws Exception {
        TestHomes.make(folder);
        Path home = folder.resolve("first");
        try (Tracker tracker = Tracker.open("first", home)) {
            tracker.run("admin", db -> db.getclass("user")
                    .create(Map.of("username", "alice", "address", "alice@example.org", "roles", "User")));
        }
        StringBuilder mails = new StringBuilder();
        for (int i = 0; i < MAILS; i++) {
            mails.append("From a\nFrom: alice@example.org\nSubject: mail ")
                    .append(i)
                    .append("\nMessage-Id: <")
                    .append(i)
                    .append("@crash>\n\ntext\n\n");
        }
        Path box = Files.writeString(folder.resolve("box"), mails);
        Process process = mailgw(home, box).start();
        Programs.await(() -> "nothing is taken", () -> issues(home) >= 20);
        process.destroyForcibly();
        process.waitFor();
        int taken = issues(home);
        assertTrue(taken < MAILS, "it was too fast to be killed");
        Files.deleteIfExists(folder.resolve("box.lock"));
        assertEquals(0, mailgw(home, box).start().waitFor());
        assertEquals(0, Files.size(box));
        assertEquals(MAILS, issues(home));
    }

    private ProcessBuilder mailgw(Path home, Path box) throws IOException {
        List<String> command = Artifacts.jarCommand("mailgw", home.toString(), "mailbox", box.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
    }

    private static int issues(Path home) {
        try (Tracker tracker = Tracker.open("look", home);
                Database db = tracker.open("admin")) {
            return db.getclass("issue").count();
        }
    }
}
