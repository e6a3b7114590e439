package org.roundup.cli.admin.shell;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.roundup.cli.admin.session.Console;
import org.roundup.cli.admin.session.Pragmas;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.UsageError;
import org.roundup.tracker.Version;

/** The interactive mode: a command a line, until the input ends or somebody leaves. */
final class Interactive {

    private static final String PROMPT = "roundup> ";
    private static final Set<String> LEAVE = Set.of("q", "quit", "exit");

    private final Session session;
    private final CommandRunner runner;
    private final LineEditor editor;
    private String prefilled = "";

    Interactive(Session session, CommandRunner runner, LineEditor editor) {
        this.session = session;
        this.runner = runner;
        this.editor = editor;
    }

    /** Runs until the end and gives the exit code. */
    int run() {
        session.print("Roundup EE " + Version.text() + " ready for input.");
        session.print("Type \"help\" for help.");
        session.print(editor.description());
        while (true) {
            String line = editor.readLine(PROMPT, prefilled);
            prefilled = "";
            if (line == null) {
                session.print("exit...");
                break;
            }
            if (line.startsWith("!")) {
                line = recalled(line);
            }
            List<String> words = words(line);
            if (words.size() == 1 && LEAVE.contains(words.get(0))) {
                break;
            }
            if (!words.isEmpty()) {
                run(words);
            }
        }
        return session.hasChanges() ? askAboutChanges() : 0;
    }

    private List<String> words(String line) {
        try {
            return Tokens.of(line);
        } catch (UsageError e) {
            session.console().error("Error: " + e.getMessage());
            return List.of();
        }
    }

    private void run(List<String> words) {
        if (session.pragmas().is(Pragmas.Name._REOPEN_TRACKER) && !session.hasChanges()) {
            if (session.isVerbose()) {
                session.print("Reopening tracker");
            }
            session.reopen();
        }
        runner.runInteractive(words);
    }

    /** {@code !N} is line N of the history; {@code !N:p} puts it into the line that is edited next. */
    private String recalled(String line) {
        boolean onlyShown = line.strip().endsWith(":p");
        String number = line.strip().substring(1).replaceFirst(":p$", "");
        List<String> history = editor.history();
        int index;
        try {
            index = Integer.parseInt(number);
        } catch (NumberFormatException e) {
            return line;
        }
        if (index < 1 || index > history.size()) {
            session.console().error("No such history entry: " + number);
            return "";
        }
        if (onlyShown) {
            prefilled = history.get(index - 1);
            return "";
        }
        session.print(history.get(index - 1));
        return history.get(index - 1);
    }

    private int askAboutChanges() {
        Console console = session.console();
        String answer = editor.readLine("There are unsaved changes. Commit them (y/N)? ", "");
        if (answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            runner.runInteractive(List.of("commit"));
            return session.hasChanges() ? 1 : 0;
        }
        session.rollback();
        if (answer == null) {
            console.error("Changes discarded.");
            return 1;
        }
        return 0;
    }
}
