package org.roundup.cli.admin.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.roundup.cli.admin.session.Console;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.DatabaseError;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.sql.Retries;

/** Finds the command that words mean, runs it, and reports what went wrong. */
final class CommandRunner {

    private static final int FAILURE = 1;
    private static final Set<String> HELP_OPTIONS = Set.of("-h", "--help");

    private final Session session;
    private final Charset charset;
    private LineEditor editor;

    /** @param charset of the answers */
    CommandRunner(Session session, Charset charset) {
        this.session = session;
        this.charset = charset;
    }

    /** Lets commands change how lines are edited. */
    void editor(LineEditor interactive) {
        editor = interactive;
    }

    /**
     * Runs one command as a unit of its own: commits if it succeeds, else nothing of it is kept. A command whose only
     * argument asks for help is explained instead.
     *
     * @return the exit code
     */
    int runAlone(List<String> words) {
        if (words.size() == 2 && HELP_OPTIONS.contains(words.get(1))) {
            return runAlone(List.of("help", words.get(0)));
        }
        return find(words.get(0))
                .map(entry -> runAlone(entry, arguments(words)))
                .orElse(FAILURE);
    }

    private int runAlone(CommandTable.Entry entry, List<String> arguments) {
        try {
            if (entry.writes()) {
                return Retries.run(() -> runBuffered(entry, arguments));
            }
            int code = run(entry, arguments);
            session.commit();
            return code;
        } catch (RuntimeException error) {
            rollback();
            report(entry, error);
            return FAILURE;
        }
    }

    /** Keeps the answer back until it is true, since the command may have to be run again. */
    private int runBuffered(CommandTable.Entry entry, List<String> arguments) {
        Console console = session.console();
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(buffer, false, charset);
        try {
            session.console(console.withOut(out));
            int code = run(entry, arguments);
            session.commit();
            out.flush();
            console.out().writeBytes(buffer.toByteArray());
            return code;
        } catch (RuntimeException error) {
            rollback();
            throw error;
        } finally {
            session.console(console);
        }
    }

    private void rollback() {
        try {
            session.rollback();
        } catch (DatabaseError error) {
            session.console().error("Error: " + error.getMessage());
        }
    }

    /** Runs a command of the interactive mode, whose changes wait for the command {@code commit}. */
    void runInteractive(List<String> words) {
        find(words.get(0)).ifPresent(entry -> {
            try {
                run(entry, arguments(words));
            } catch (DatabaseError error) {
                // The transaction may be dead: nothing more would work in it.
                boolean lost = session.hasChanges();
                rollback();
                report(entry, error);
                if (lost) {
                    session.console().error("All changes since the last commit were rolled back.");
                }
            } catch (RuntimeException error) {
                report(entry, error);
            }
        });
    }

    private int run(CommandTable.Entry entry, List<String> arguments) {
        return CommandTable.create(entry, editor).run(session, arguments);
    }

    private static List<String> arguments(List<String> words) {
        return List.copyOf(words.subList(1, words.size()));
    }

    private Optional<CommandTable.Entry> find(String word) {
        if (word.equals("morehelp") || word.equals("htmlhelp")) {
            new HelpCommand().run(session, List.of(word));
            return Optional.empty();
        }
        Optional<CommandTable.Entry> exact = CommandTable.find(word);
        if (exact.isPresent()) {
            return exact;
        }
        List<CommandTable.Entry> possible = CommandTable.startingWith(word);
        if (possible.size() == 1) {
            return Optional.of(possible.get(0));
        }
        session.console()
                .error(
                        possible.isEmpty()
                                ? "Unknown command \"" + word + "\" (\"help commands\" for a list)"
                                : "Multiple commands match \"" + word + "\": "
                                        + possible.stream()
                                                .map(CommandTable.Entry::name)
                                                .collect(Collectors.joining(", ")));
        return Optional.empty();
    }

    private void report(CommandTable.Entry entry, RuntimeException error) {
        Console console = session.console();
        if (error instanceof UsageError) {
            console.error("Error: " + error.getMessage());
            if (session.isVerbose()) {
                new Help().command(entry).forEach(console::error);
            } else {
                console.error("Usage: " + entry.usage());
            }
        } else if (error instanceof RoundupException || error instanceof UncheckedIOException) {
            console.error("Error: " + error.getMessage());
        } else {
            console.error("Error: the program failed: " + error);
            console.error("This is a defect of Roundup EE. Run it again with -V before the command to see where.");
        }
        if (session.isVerbose() && !(error instanceof UsageError)) {
            error.printStackTrace(console.errorStream());
        }
    }
}
