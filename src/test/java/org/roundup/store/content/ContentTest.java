package org.roundup.store.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.NotFound;
import org.roundup.store.engine.EveryEngine;
import org.roundup.store.engine.OpenedEngine;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.SqlSession;

@DisplayName("Contents of files")
@EveryEngine
class ContentTest extends OpenedEngine {

    private ContentFiles files;

    @Override
    protected List<String> ddl(Dialect dialect) {
        return Stream.concat(
                        Stream.of(
                                "CREATE TABLE ids (name VARCHAR(255), num INTEGER)",
                                "CREATE TABLE _file (id INTEGER PRIMARY KEY)"),
                        PendingContent.ddl(dialect).stream())
                .toList();
    }

    @BeforeEach
    void makeFolder() {
        files = new ContentFiles(temporary.resolve("files"), 0002);
    }

    static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(UTF_8));
    }

    private void create(SqlSession session, int id, String text) {
        PendingContent pending = new PendingContent(files, session, false);
        session.update("INSERT INTO _file (id) VALUES (?)", id);
        pending.create("file", Integer.toString(id), stream(text));
        pending.beforeCommit();
        session.commit();
        pending.afterCommit();
    }

    private PendingContent committedEdit(SqlSession session, String id, String text) {
        PendingContent pending = new PendingContent(files, session, false);
        pending.edit("file", id, stream(text));
        pending.beforeCommit();
        session.commit();
        return pending;
    }

    private String committed(SqlSession session, String id) {
        return new String(new PendingContent(files, session, false).read("file", id), UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> tree = Files.walk(files.folder())) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> files.folder().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private void write(String name, String text, Duration age) throws IOException {
        Path file = files.folder().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private ContentSweep.Report sweep(SqlSession session) {
        return new ContentSweep(files, Clock.systemUTC())
                .sweepOrphans(session, List.of("file", "never_used"), Duration.ofHours(1));
    }

    @Test
    void aNewContentIsSeenByItsUnitAtOnceAndByOthersAfterTheCommit() throws IOException {
        try (SqlSession session = engine.open()) {
            PendingContent pending = new PendingContent(files, session, false);
            session.update("INSERT INTO _file (id) VALUES (1234)");
            pending.create("file", "1234", stream("text"));
            assertEquals("text", new String(pending.read("file", "1234"), UTF_8));
            assertEquals(4, pending.size("file", "1234"));
            assertThrows(NotFound.class, () -> files.find("file", "1234"));
            pending.beforeCommit();
            assertEquals(List.of("file/1/file1234"), names());
            session.commit();
            pending.afterCommit();
            try (InputStream stream = Files.newInputStream(files.find("file", "1234"))) {
                assertEquals("text", new String(stream.readAllBytes(), UTF_8));
            }
        }
    }

    @Test
    void anEditTakesThePlaceAfterTheCommit() throws IOException {
        try (SqlSession session = engine.open()) {
            create(session, 1, "old");
            PendingContent pending = new PendingContent(files, session, false);
            pending.edit("file", "1", stream("newer"));
            assertEquals("newer", new String(pending.read("file", "1"), UTF_8));
            pending.beforeCommit();
            assertEquals("old", Files.readString(files.find("file", "1")));
            session.commit();
            pending.afterCommit();
            assertEquals("newer", Files.readString(files.find("file", "1")));
            assertEquals(List.of("file/0/file1"), names());
            assertEquals(0, PendingContent.completeMoves(files, session), "no move is left");
        }
    }

    @Test
    void aCommittedEditIsReadThoughItsProcessDiedAndTheNextStartCompletesIt() throws IOException {
        try (SqlSession session = engine.open()) {
            create(session, 1, "old");
            committedEdit(session, "1", "newer");
            assertEquals("newer", committed(session, "1"));
            assertEquals(1, PendingContent.completeMoves(files, session));
            assertEquals("newer", committed(session, "1"));
            assertEquals(List.of("file/0/file1"), names());
        }
    }

    @Test
    void theLatestOfTwoEditsWinsInWhateverOrderTheyMove() throws IOException {
        try (SqlSession session = engine.open();
                SqlSession other = engine.open()) {
            create(session, 1, "old");
            PendingContent first = committedEdit(session, "1", "first");
            PendingContent second = committedEdit(other, "1", "second");
            second.afterCommit();
            first.afterCommit();
            assertEquals("second", committed(session, "1"));
            assertEquals(List.of("file/0/file1"), names());
        }
    }

    @Test
    void aCrashAfterTheMoveLeavesARowThatTheNextStartRemoves() throws IOException {
        try (SqlSession session = engine.open()) {
            create(session, 1, "old");
            PendingContent pending = committedEdit(session, "1", "newer");
            Files.move(pending.find("file", "1"), files.path("file", "1"), StandardCopyOption.REPLACE_EXISTING);
            assertEquals("newer", committed(session, "1"));
            PendingContent.completeMoves(files, session);
            assertEquals("newer", committed(session, "1"));
        }
    }

    @Test
    void severalWritesOfOneUnitLeaveTheLast() throws IOException {
        try (SqlSession session = engine.open()) {
            PendingContent pending = new PendingContent(files, session, false);
            session.update("INSERT INTO _file (id) VALUES (1)");
            pending.create("file", "1", stream("a"));
            pending.edit("file", "1", stream("b"));
            pending.beforeCommit();
            session.commit();
            pending.afterCommit();
            assertEquals("b", committed(session, "1"));
            assertEquals(List.of("file/0/file1"), names());
        }
    }

    @Test
    void aRollbackRemovesWhatWasWritten() throws IOException {
        try (SqlSession session = engine.open()) {
            create(session, 1, "old");
            PendingContent pending = new PendingContent(files, session, false);
            pending.create("file", "2", stream("new"));
            pending.edit("file", "1", stream("newer"));
            pending.destroy("file", "1");
            pending.rollback();
            session.rollback();
            assertEquals(List.of("file/0/file1"), names());
            assertEquals("old", committed(session, "1"));
        }
    }

    @Test
    void destroyedContentGoesWithTheCommit() throws IOException {
        try (SqlSession session = engine.open()) {
            create(session, 1, "old");
            committedEdit(session, "1", "stale edit");
            PendingContent pending = new PendingContent(files, session, false);
            pending.destroy("file", "1");
            assertThrows(NotFound.class, () -> pending.read("file", "1"));
            pending.beforeCommit();
            assertTrue(Files.exists(files.path("file", "1")));
            session.commit();
            pending.afterCommit();
            assertFalse(Files.exists(files.path("file", "1")));
            assertEquals(0, PendingContent.completeMoves(files, session));
            assertFalse(Files.exists(files.path("file", "1")));
        }
    }

    @Test
    void anImportWritesManyContents() throws IOException {
        try (SqlSession session = engine.open()) {
            PendingContent pending = new PendingContent(files, session, true);
            for (int id = 1; id <= 1100; id++) {
                String text = "text " + id;
                session.update("INSERT INTO _file (id) VALUES (?)", id);
                pending.copy("file", Integer.toString(id), false, () -> stream(text));
            }
            pending.beforeCommit();
            session.commit();
            pending.afterCommit();
            assertEquals("text 299", committed(session, "299"));
            assertEquals("text 1100", committed(session, "1100"));
            assertEquals(1100, names().size());
        }
    }

    @Test
    void anImportFailsIfAContentCannotBeRead() throws IOException {
        try (SqlSession session = engine.open()) {
            PendingContent pending = new PendingContent(files, session, true);
            for (int id = 1; id <= 600; id++) {
                Path source = temporary.resolve("source" + id);
                if (id != 300) {
                    Files.writeString(source, "text");
                }
                pending.copy("file", Integer.toString(id), false, () -> Files.newInputStream(source));
            }
            assertThrows(DatabaseError.class, pending::beforeCommit);
            session.rollback();
            pending.rollback();
            assertEquals(List.of(), names());
        }
    }

    @Test
    void anImportOverAnExistingItemThatFailsLeavesTheOldContent() throws IOException {
        try (SqlSession session = engine.open()) {
            create(session, 1, "old");
            write("file2", "in the flat place", Duration.ofDays(2000));
            PendingContent pending = new PendingContent(files, session, true);
            pending.create("file", "1", stream("imported"));
            pending.create("file", "2", stream("imported"));
            pending.beforeCommit();
            session.rollback();
            pending.rollback();
            assertEquals("old", committed(session, "1"));
            assertEquals("in the flat place", committed(session, "2"));
            PendingContent again = new PendingContent(files, session, true);
            again.create("file", "1", stream("imported"));
            again.create("file", "2", stream("imported"));
            again.beforeCommit();
            session.commit();
            assertEquals("imported", committed(session, "2"));
            again.afterCommit();
            assertEquals("imported", committed(session, "1"));
            assertEquals("imported", committed(session, "2"));
            assertEquals(0, PendingContent.completeMoves(files, session));
        }
    }

    @Test
    void aBrokenSourceLeavesNothing() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("torn");
            }
        };
        try (SqlSession session = engine.open()) {
            PendingContent pending = new PendingContent(files, session, false);
            assertThrows(DatabaseError.class, () -> pending.create("file", "1", broken));
            assertEquals(List.of(), names());
        }
    }

    @Test
    void sweepRemovesOnlyOldFilesThatNobodyRefersTo() throws IOException {
        Duration old = Duration.ofHours(2);
        try (SqlSession session = engine.open()) {
            create(session, 1, "kept");
            create(session, 1500, "kept too");
            write("file/0/file7", "orphan", old);
            write("file/0/file8", "young orphan", Duration.ZERO);
            write("file/1/file1501", "id may be given out again", old);
            write("file/0/file1.ee-0123456789abcdef", "stale", old);
            write("file/0/file9.tmp", "stale, of the other program", old);
            write("file/0/file1.tmp", "an edit of the other program", old);
            write("file/0/notes.txt", "not ours", old);
            write("file/0/file1600", "not in its folder", old);
            committedEdit(session, "1", "edit");
            List<String> before = names();
            ContentSweep.Report report = sweep(session);
            assertEquals(3, report.removed(), () -> before.toString());
            assertEquals("orphan".length() + "stale".length() + "stale, of the other program".length(), report.bytes());
            assertEquals("edit", committed(session, "1"));
            assertTrue(names().containsAll(
                            List.of("file/0/file8", "file/1/file1501", "file/0/notes.txt", "file/0/file1.tmp")));
            assertFalse(session.isWriting());
        }
    }

    @Test
    void whatTheOtherProgramLeftIsReadAndRecovered() throws IOException {
        try (SqlSession session = engine.open()) {
            session.update("INSERT INTO _file (id) VALUES (1), (2), (3)");
            session.commit();
            write("file/0/file1.tmp", "committed before a crash", Duration.ofHours(2));
            write("file/0/file2.tmp", "the same", Duration.ofHours(2));
            write("file3", "flat place of old versions", Duration.ofDays(2000));
            assertEquals("committed before a crash", committed(session, "1"));
            assertEquals("flat place of old versions", committed(session, "3"));
            assertEquals(1, sweep(session).recovered());
            assertEquals(List.of("file/0/file1", "file/0/file2", "file3"), names());
        }
    }

    @Test
    void modesFollowTheUmask() throws IOException {
        try (SqlSession session = engine.open()) {
            create(session, 1, "text");
        }
        Path file = files.path("file", "1");
        assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwxrwxr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void allFilesHaveTheModeWhetherTheProcessCutsItOrNot() throws IOException {
        for (int umask : new int[] {0000, 0022, 0077}) {
            files = new ContentFiles(temporary.resolve("umask" + umask), umask);
            try (SqlSession session = engine.open()) {
                PendingContent pending = new PendingContent(files, session, false);
                for (String id : List.of("1", "2", "3")) {
                    pending.create("file", id, stream("text"));
                    assertEquals(0666 & ~umask, (int) Files.getAttribute(pending.find("file", id), "unix:mode") & 0777);
                }
                pending.rollback();
            }
        }
    }
}
