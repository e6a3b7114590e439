package org.roundup.cli.admin.shell;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Console;
import org.roundup.cli.admin.session.Options;
import org.roundup.cli.admin.session.Pragmas;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.UsageError;
import org.roundup.tracker.Version;

/** One run of {@code roundup admin}. */
public final class Shell {

    private static final int FAILURE = 1;
    private static final int BUFFER = 16 * 1024;

    private final Console console;
    private final Charset charset;
    private final Map<String, String> environment;
    private final boolean onTerminal;

    /**
     * @param charset of the answers
     * @param environment variables of the process
     * @param onTerminal whether a person types what is read
     */
    public Shell(Console console, Charset charset, Map<String, String> environment, boolean onTerminal) {
        this.console = console;
        this.charset = charset;
        this.environment = environment;
        this.onTerminal = onTerminal;
    }

    /** With the input, output and environment of this process. */
    public static Shell ofProcess() {
        // Since Java 22 the console need not be a terminal; the older kind is.
        System.setProperty("jdk.console", "java.base");
        AdminLogging.start();
        Charset charset = charset();
        Map<String, String> environment = System.getenv();
        boolean terminal = System.console() != null;
        String kind = environment.getOrDefault("TERM", "dumb");
        boolean watched = terminal && !kind.equals("dumb");
        Console console = new Console(
                new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in), charset)),
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER), false, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
                watched);
        return new Shell(console, charset, environment, terminal);
    }

    /** That of the locale; UTF-8 where the locale knows only ASCII, as it is in cron jobs. */
    private static Charset charset() {
        String name = System.getProperty("native.encoding", "UTF-8");
        Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }

    /** Runs what the words ask for and gives the exit code. */
    public int run(List<String> words) {
        try {
            return parseAndRun(words);
        } finally {
            console.finishProgress();
            console.out().flush();
        }
    }

    private int parseAndRun(List<String> words) {
        OptionParser parser = new OptionParser(words, environment);
        Options options;
        try {
            options = parser.parse();
        } catch (UsageError e) {
            console.out().println("Problem: " + e.getMessage());
            console.out().println();
            new Help().usage().forEach(console.out()::println);
            return FAILURE;
        }
        switch (parser.action()) {
            case HELP -> new Help().usage().forEach(console.out()::println);
            case VERSION -> console.out().println(Version.text());
            case RUN -> {
                return run(options);
            }
        }
        return 0;
    }

    private int run(Options options) {
        Pragmas pragmas = new Pragmas();
        options.pragmas().forEach(text -> set(pragmas, text));
        try (Session session = new Session(options, pragmas, console, this::askForHome)) {
            CommandRunner runner = new CommandRunner(session, charset);
            return options.command().isEmpty() ? interact(session, runner) : runner.runAlone(options.command());
        } catch (RoundupException e) {
            console.error("Error: " + e.getMessage());
            return FAILURE;
        }
    }

    private void set(Pragmas pragmas, String text) {
        try {
            pragmas.set(text);
        } catch (UsageError e) {
            console.out().println("\n" + e.getMessage() + "\n");
        }
    }

    private Path askForHome() {
        String home;
        do {
            home = console.ask("Enter tracker home: ").strip();
        } while (home.isEmpty());
        return Path.of(home);
    }

    private int interact(Session session, CommandRunner runner) {
        session.home();
        try (LineEditor editor = onTerminal ? terminal(session) : new PlainEditor(console)) {
            runner.editor(editor);
            return new Interactive(session, runner, editor).run();
        }
    }

    private LineEditor terminal(Session session) {
        try {
            return new TerminalEditor(
                    session, Path.of(environment.getOrDefault("HOME", System.getProperty("user.home"))));
        } catch (IOException e) {
            return new PlainEditor(console);
        }
    }
}
