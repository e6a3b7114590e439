package org.roundup.cli.admin.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.roundup.hyperdb.UsageError;

/** Where answers go and where lines come from. */
public final class Console {

    private final BufferedReader in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean watched;
    private String clearLine = "";

    /**
     * @param watched whether a person sees {@code err} at once, so that progress may be shown there
     */
    public Console(BufferedReader in, PrintStream out, PrintStream err, boolean watched) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.watched = watched;
    }

    public PrintStream out() {
        return out;
    }

    /** The same with answers going elsewhere, for commands that may run twice. */
    public Console withOut(PrintStream other) {
        return new Console(in, other, err, watched);
    }

    /** A line that is no answer: an error or a warning. */
    public void error(String line) {
        finishProgress();
        out.flush();
        err.println(line);
    }

    /** Shows how far a command has come, in one line that the next one overwrites; only if a person watches. */
    public void progress(String line) {
        if (watched) {
            err.print('\r' + line + clearLine.substring(Math.min(line.length(), clearLine.length())));
            err.flush();
            clearLine = " ".repeat(line.length());
        }
    }

    /** Clears the line of {@link #progress}. */
    public void finishProgress() {
        if (!clearLine.isEmpty()) {
            err.print('\r' + clearLine + '\r');
            err.flush();
            clearLine = "";
        }
    }

    /** Where {@link #error} prints to. */
    public PrintStream errorStream() {
        return err;
    }

    /** The next line of input, or null at its end. */
    public String readLine() {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks a question.
     *
     * @throws UsageError if the input has ended
     */
    public String ask(String prompt) {
        out.print(prompt);
        out.flush();
        String answer = readLine();
        if (answer == null) {
            out.println();
            throw new UsageError("The input ended before the question \"" + prompt.strip() + "\" was answered");
        }
        return answer;
    }

    /**
     * Asks for a secret; a terminal does not show it.
     *
     * @throws UsageError if the input has ended
     */
    public String askSecret(String prompt) {
        if (System.console() == null) {
            return ask(prompt);
        }
        char[] secret = System.console().readPassword("%s", prompt);
        if (secret == null) {
            throw new UsageError("The input ended before the question \"" + prompt.strip() + "\" was answered");
        }
        return new String(secret);
    }
}
