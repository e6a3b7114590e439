package org.roundup.cli.admin.shell;

import java.util.List;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.UsageError;

/** {@code readline}: changes how lines are edited, or shows the history. */
final class ReadlineCommand implements Command {

    private final LineEditor editor;

    /** @param editor of the interactive mode, or null outside of it */
    ReadlineCommand(LineEditor editor) {
        this.editor = editor;
    }

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        if (editor == null) {
            throw new UsageError("There are no lines to edit outside of the interactive mode");
        }
        if (arguments.size() > 1) {
            editor.configure(String.join(" ", arguments)).ifPresent(session::print);
            return 0;
        }
        switch (arguments.get(0)) {
            case "emacs", "vi" -> {
                editor.keys(arguments.get(0));
                session.print("Enabled " + arguments.get(0) + " mode.");
            }
            case "history" -> printHistory(session);
            case "reload" -> session.print(editor.reload());
            default -> throw new UsageError("Unknown readline parameter " + arguments.get(0));
        }
        return 0;
    }

    private void printHistory(Session session) {
        List<String> history = editor.history();
        session.print("history size " + history.size());
        for (int i = 0; i < history.size(); i++) {
            session.print(String.format("%3d %s", i + 1, history.get(i)));
        }
    }
}
