package org.roundup.store.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.store.engine.SqliteEngine;
import org.roundup.store.sql.SqlSession;

/** Kills a process between the steps of a commit and looks at what the next one finds. */
class CrashTest {

    private static final int KILLED = 137;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "killed {0}: item 1 has \"{1}\", item 2 has \"{2}\"")
    @CsvSource({
        "after writing, old, ''",
        "after beforeCommit, old, ''",
        "after commit, edited, new",
        "after afterCommit, edited, new"
    })
    void contentAndTransactionLiveOrDieTogether(String when, String first, String second) throws Exception {
        SqliteEngine engine = new SqliteEngine(folder.resolve("db"));
        ContentFiles files = new ContentFiles(folder.resolve("files"), 0002);
        prepare(engine, files);
        runAndKill(when);
        try (SqlSession session = engine.open()) {
            assertEquals(first, read(files, session, 1));
            PendingContent.completeMoves(files, session);
            assertEquals(first, read(files, session, 1));
            assertEquals(second, read(files, session, 2));
        }
    }

    private static void prepare(SqliteEngine engine, ContentFiles files) {
        try (SqlSession session = engine.open()) {
            session.execute("CREATE TABLE _file (id INTEGER PRIMARY KEY)");
            PendingContent.ddl(session.dialect()).forEach(session::execute);
            session.update("INSERT INTO _file (id) VALUES (1)");
            PendingContent pending = new PendingContent(files, session, false);
            pending.create("file", "1", ContentTest.stream("old"));
            pending.beforeCommit();
            session.commit();
            pending.afterCommit();
        }
    }

    private static String read(ContentFiles files, SqlSession session, int id) {
        boolean exists = session.first("SELECT 1 FROM _file WHERE id = ?", List.of(id), row -> 1)
                .isPresent();
        return exists
                ? new String(new PendingContent(files, session, false).read("file", Integer.toString(id)), UTF_8)
                : "";
    }

    private void runAndKill(String when) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString(),
                        when)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor(60, TimeUnit.SECONDS);
        assertEquals(KILLED, process.exitValue(), output);
    }

    /** The process that dies: it edits item 1 and creates item 2 in one unit of work. */
    static final class Victim {

        private static String death;

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            death = arguments[1];
            SqlSession session = new SqliteEngine(folder.resolve("db")).open();
            PendingContent pending =
                    new PendingContent(new ContentFiles(folder.resolve("files"), 0002), session, false);
            session.update("INSERT INTO _file (id) VALUES (2)");
            pending.edit("file", "1", ContentTest.stream("edited"));
            pending.create("file", "2", ContentTest.stream("new"));
            dieIf("after writing");
            pending.beforeCommit();
            dieIf("after beforeCommit");
            session.commit();
            dieIf("after commit");
            pending.afterCommit();
            dieIf("after afterCommit");
        }

        private static void dieIf(String step) {
            if (step.equals(death)) {
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }
}
