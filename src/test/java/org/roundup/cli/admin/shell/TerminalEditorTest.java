package org.roundup.cli.admin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roundup.cli.admin.session.Console;
import org.roundup.cli.admin.session.Pragmas;
import org.roundup.cli.admin.session.Session;

class TerminalEditorTest {

    @TempDir
    Path folder;

    private TerminalEditor open(String... pragmas) throws IOException {
        Console console = new Console(
                new BufferedReader(new StringReader("")),
                new PrintStream(PrintStream.nullOutputStream()),
                new PrintStream(PrintStream.nullOutputStream()),
                false);
        Pragmas settings = new Pragmas();
        for (String pragma : pragmas) {
            settings.set(pragma);
        }
        Session session = new Session(new OptionParser(List.of(), Map.of()).parse(), settings, console, () -> folder);
        return new TerminalEditor(session, folder);
    }

    private Path history() {
        return folder.resolve(".roundup_admin_history");
    }

    @Test
    void theHistoryIsKeptForItsOwnerOnly() throws IOException {
        Files.writeString(history(), "list user\nset user3 password=secret\n");
        try (TerminalEditor editor = open()) {
            assertEquals(List.of("list user", "set user3 password=secret"), editor.history());
        }
        assertEquals("list user\nset user3 password=secret\n", Files.readString(history()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history())));
    }

    @Test
    void bitsOfThePragmaSwitchTheFilesOff() throws IOException {
        open("history_features=2").close();
        assertFalse(Files.exists(history()));
        Files.writeString(history(), "list user\n");
        try (TerminalEditor editor = open("history_features=3")) {
            assertEquals(List.of(), editor.history());
        }
    }

    @Test
    void theInitFileCanBeReadAgain() throws IOException {
        try (TerminalEditor editor = open("history_features=2")) {
            assertTrue(editor.reload().endsWith(".roundup_admin_rlrc not found."));
            Files.writeString(folder.resolve(".roundup_admin_rlrc"), "set editing-mode vi\n");
            assertTrue(editor.reload().endsWith(".roundup_admin_rlrc reloaded."));
            editor.keys("vi");
            editor.keys("emacs");
        }
    }
}
