package org.roundup.cli.admin.shell;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.builtins.InputRC;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.roundup.cli.admin.session.Console;
import org.roundup.cli.admin.session.Pragmas;
import org.roundup.cli.admin.session.Session;

/**
 * Lines that a person types: with keys to edit them, a history that is kept in {@code ~/.roundup_admin_history}, an
 * init file {@code ~/.roundup_admin_rlrc} in the syntax of inputrc, and completion with the tab key.
 */
final class TerminalEditor implements LineEditor {

    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;
    private static final int WITHOUT_LOADING = 1;
    private static final int WITHOUT_SAVING = 2;
    private static final int WITHOUT_INIT_FILE = 4;

    private final Console console;
    private final int withouts;
    private final Path historyFile;
    private final Path initFile;
    private final LineReader reader;

    TerminalEditor(Session session, Path folder) throws IOException {
        this.console = session.console();
        this.withouts = session.pragmas().number(Pragmas.Name.HISTORY_FEATURES);
        this.historyFile = folder.resolve(".roundup_admin_history");
        this.initFile = folder.resolve(".roundup_admin_rlrc");
        Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        Size size = terminal.getSize();
        if (size.getColumns() <= 0 || size.getRows() <= 0) {
            // Terminals that programs make often do not say; a prompt would not fit into none.
            terminal.setSize(Size.of(USUAL_COLUMNS, USUAL_ROWS));
        }
        DefaultParser parser = new DefaultParser();
        parser.setEofOnUnclosedQuote(false);
        parser.setEofOnEscapedNewLine(false);
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(parser)
                .completer(new Completion(session))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .build();
        int length = session.pragmas().number(Pragmas.Name.HISTORY_LENGTH);
        if (length >= 0) {
            reader.setVariable(LineReader.HISTORY_FILE_SIZE, length);
        }
        loadHistory();
        if ((withouts & WITHOUT_INIT_FILE) == 0 && Files.exists(initFile)) {
            reload();
        }
    }

    private void loadHistory() throws IOException {
        if ((withouts & WITHOUT_LOADING) == 0 && Files.exists(historyFile)) {
            reader.getHistory().attach(reader);
            reader.getHistory().read(historyFile, false);
        }
    }

    @Override
    public String readLine(String prompt, String prefilled) {
        console.out().flush();
        try {
            return reader.readLine(prompt, null, (Character) null, prefilled);
        } catch (UserInterruptException interrupted) {
            return "";
        } catch (EndOfFileException end) {
            return null;
        }
    }

    @Override
    public String description() {
        return "Readline enabled using JLine.";
    }

    @Override
    public List<String> history() {
        List<String> lines = new ArrayList<>();
        for (History.Entry entry : reader.getHistory()) {
            lines.add(entry.line());
        }
        return lines;
    }

    @Override
    public void keys(String style) {
        reader.getKeyMaps()
                .put(
                        LineReader.MAIN,
                        reader.getKeyMaps().get(style.equals("vi") ? LineReader.VIINS : LineReader.EMACS));
        reader.setKeyMap(LineReader.MAIN);
    }

    @Override
    public Optional<String> configure(String line) {
        try {
            InputRC.configure(reader, new StringReader(line));
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of("The line \"" + line + "\" is not understood: " + e.getMessage());
        }
    }

    @Override
    public String reload() {
        if (!Files.exists(initFile)) {
            return "Init file " + initFile + " not found.";
        }
        try {
            InputRC.configure(reader, initFile);
            return "File " + initFile + " reloaded.";
        } catch (IOException | RuntimeException e) {
            return "File " + initFile + " is not understood: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        try {
            if ((withouts & WITHOUT_SAVING) == 0) {
                saveHistory();
            }
            reader.getTerminal().close();
        } catch (IOException e) {
            console.error("The history could not be saved: " + e.getMessage());
        }
    }

    /** Only its owner may read the file: passwords may stand in it. */
    private void saveHistory() throws IOException {
        boolean posix =
                historyFile.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.exists(historyFile)) {
            Files.createFile(historyFile);
        }
        if (posix) {
            Files.setPosixFilePermissions(historyFile, PosixFilePermissions.fromString("rw-------"));
        }
        reader.getHistory().write(historyFile, false);
    }
}
