package org.roundup.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.roundup.tracker.Version;

/** The main class of the program. */
public final class Main {
    static {
        // Else picocli loads and starts Groovy, only to see whether an argument is one of its closures.
        System.setProperty("picocli.disable.closures", "true");
    }

    private Main() {}

    /**
     * Runs a command and ends the JVM with its exit code.
     *
     * @param args the name of the command and its arguments
     */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        if (isSpoilt(args)) {
            System.err.println(
                    "roundup: in this locale, Java cannot read letters that are not ASCII; set LC_ALL=C.UTF-8 or"
                            + " use the scripts in deploy/bin");
            return 1;
        }
        String first = args.length == 0 ? "" : args[0];
        for (Command command : Command.values()) {
            if (command.word().equals(first)) {
                ConsoleLogging.start();
                return command.run(Arrays.copyOfRange(args, 1, args.length));
            }
        }
        switch (first) {
            case "-h", "--help", "help" -> list(System.out);
            case "-V", "--version" -> System.out.println("Roundup EE " + Version.text());
            default -> {
                if (!first.isEmpty()) {
                    System.err.println("roundup: there is no command " + first);
                }
                list(System.err);
                return 1;
            }
        }
        return 0;
    }

    /** Whether the locale has made signs of arguments into replacements, which must not get into a tracker. */
    private static boolean isSpoilt(String[] args) {
        String name = System.getProperty("sun.jnu.encoding", "UTF-8");
        return Charset.isSupported(name)
                && Charset.forName(name).equals(StandardCharsets.US_ASCII)
                && Arrays.stream(args).anyMatch(argument -> argument.indexOf('\uFFFD') >= 0);
    }

    private static void list(PrintStream out) {
        out.println("Usage: roundup COMMAND [ARGUMENT...]");
        for (Command command : Command.values()) {
            out.printf("  %-8s %s%n", command.word(), command.description());
        }
        out.println("roundup COMMAND --help tells more about a command.");
    }
}
