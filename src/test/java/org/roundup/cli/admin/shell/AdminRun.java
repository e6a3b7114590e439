package org.roundup.cli.admin.shell;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Console;

/** What a run of {@code roundup admin} did, within the JVM of the test. */
public record AdminRun(int exit, String out, String err) {

    /** Runs it with these words and lines of input. */
    public static AdminRun of(String input, List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new BufferedReader(new StringReader(input)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int exit = new Shell(console, StandardCharsets.UTF_8, Map.of(), false).run(words);
        return new AdminRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs it with these words. */
    public static AdminRun of(String... words) {
        return of("", List.of(words));
    }

    /** Runs it and insists that it goes well. */
    public static String ok(String... words) {
        AdminRun run = of(words);
        if (run.exit() != 0) {
            throw new AssertionError(run.toString());
        }
        return run.out();
    }
}
