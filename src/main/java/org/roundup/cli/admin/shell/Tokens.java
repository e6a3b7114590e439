package org.roundup.cli.admin.shell;

import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.UsageError;

/**
 * Cuts a line of the interactive mode into words.
 *
 * <pre>
 * line  := { blank } { word { blank } }
 * word  := part { part }
 * part  := "'" { any | escape } "'" | '"' { any | escape } '"' | escape | any but a blank or quote
 * escape := "\n" | "\r" | "\t" | "\" any        control characters, or the character itself
 * blank := space | tab | CR | LF
 * </pre>
 *
 * A quote within a word, as in {@code Roch'e}, begins a quoted part too; parts without a blank between are one word.
 */
final class Tokens {

    private final String line;
    private final List<String> words = new ArrayList<>();
    private int position;

    private Tokens(String line) {
        this.line = line;
    }

    /**
     * The words of a line.
     *
     * @throws UsageError if a quote is not closed, or the line ends in a backslash
     */
    static List<String> of(String line) {
        return new Tokens(line).read();
    }

    private List<String> read() {
        while (skipBlanks()) {
            words.add(word());
        }
        return words;
    }

    private boolean skipBlanks() {
        while (position < line.length() && isBlank(line.charAt(position))) {
            position++;
        }
        return position < line.length();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (position < line.length() && !isBlank(line.charAt(position))) {
            char c = line.charAt(position);
            if (c == '\'' || c == '"') {
                quoted(c, word);
            } else {
                character(word);
            }
        }
        return word.toString();
    }

    private void quoted(char quote, StringBuilder word) {
        position++;
        while (position < line.length()) {
            if (line.charAt(position) == quote) {
                position++;
                return;
            }
            character(word);
        }
        throw new UsageError("Unbalanced quote");
    }

    private void character(StringBuilder word) {
        char c = line.charAt(position++);
        if (c != '\\') {
            word.append(c);
            return;
        }
        if (position == line.length()) {
            throw new UsageError("A backslash at the end of the line stands for nothing");
        }
        char escaped = line.charAt(position++);
        word.append(
                switch (escaped) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> escaped;
                });
    }
}
