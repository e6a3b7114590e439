package org.roundup.cli.admin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roundup.cli.admin.session.Console;

/** Lines from a file or pipe: no keys, no history file. */
final class PlainEditor implements LineEditor {

    private static final String NONE = "Lines can only be edited on a terminal.";

    private final Console console;
    private final List<String> history = new ArrayList<>();

    PlainEditor(Console console) {
        this.console = console;
    }

    @Override
    public String readLine(String prompt, String prefilled) {
        console.out().print(prompt);
        console.out().flush();
        String line = console.readLine();
        if (line != null && !line.isBlank()) {
            history.add(line);
        }
        return line;
    }

    @Override
    public String description() {
        return "Command history and line editing not available";
    }

    @Override
    public List<String> history() {
        return List.copyOf(history);
    }

    @Override
    public void keys(String style) {
        console.error(NONE);
    }

    @Override
    public Optional<String> configure(String line) {
        return Optional.of(NONE);
    }

    @Override
    public String reload() {
        return NONE;
    }

    @Override
    public void close() {
        console.out().flush();
    }
}
