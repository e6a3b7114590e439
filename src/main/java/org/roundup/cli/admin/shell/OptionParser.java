package org.roundup.cli.admin.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Options;
import org.roundup.hyperdb.UsageError;

/**
 * Reads the options before the command. Single letters may stand together; an option's argument may follow it at once
 * or as the next word. The first other word is the command.
 */
final class OptionParser {

    private static final String WITH_ARGUMENT = "iuSP";
    private static final String PLAIN = "dcsVjvh";

    /** What is to be done. */
    enum Action {
        RUN,
        HELP,
        VERSION
    }

    private final List<String> words;
    private final List<String> pragmas = new ArrayList<>();
    private Action action = Action.RUN;
    private String home;
    private String user;
    private String separator;
    private boolean separatorGiven;
    private boolean designators;
    private boolean json;
    private boolean verbose;
    private int position;

    OptionParser(List<String> words, Map<String, String> environment) {
        this.words = words;
        this.home = environment.get("TRACKER_HOME");
        this.user = environment.getOrDefault("ROUNDUP_LOGIN", "");
    }

    /**
     * Reads the words.
     *
     * @throws UsageError if an option is unknown, lacks its argument or contradicts another
     */
    Options parse() {
        while (action == Action.RUN && position < words.size() && isOption(words.get(position))) {
            String word = words.get(position++);
            if (word.equals("--")) {
                break;
            }
            if (word.startsWith("--")) {
                longOption(word.substring(2));
            } else {
                letters(word);
            }
        }
        return new Options(
                home == null || home.isEmpty() ? null : Path.of(home),
                userName(),
                separator,
                designators,
                json,
                verbose,
                List.copyOf(pragmas),
                List.copyOf(words.subList(position, words.size())));
    }

    /** What is to be done; known after {@link #parse}. */
    Action action() {
        return action;
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.startsWith("-");
    }

    private void longOption(String name) {
        switch (name) {
            case "json" -> json = true;
            case "help" -> action = Action.HELP;
            case "version" -> action = Action.VERSION;
            default -> throw new UsageError("option --" + name + " not recognized");
        }
    }

    private void letters(String word) {
        for (int i = 1; i < word.length() && action == Action.RUN; i++) {
            char letter = word.charAt(i);
            if (WITH_ARGUMENT.indexOf(letter) >= 0) {
                option(letter, i + 1 < word.length() ? word.substring(i + 1) : next(letter));
                return;
            }
            if (PLAIN.indexOf(letter) < 0) {
                throw new UsageError("option -" + letter + " not recognized");
            }
            option(letter);
        }
    }

    private String next(char letter) {
        if (position == words.size()) {
            throw new UsageError("option -" + letter + " requires argument");
        }
        return words.get(position++);
    }

    private void option(char letter, String argument) {
        switch (letter) {
            case 'i' -> home = argument;
            case 'u' -> user = argument;
            case 'P' -> pragmas.add(argument);
            default -> separator(argument);
        }
    }

    private void option(char letter) {
        switch (letter) {
            case 'd' -> designators = true;
            case 'c' -> separator(",");
            case 's' -> separator(" ");
            case 'V' -> verbose = true;
            case 'j' -> json = true;
            case 'v' -> action = Action.VERSION;
            default -> action = Action.HELP;
        }
    }

    private void separator(String text) {
        if (separatorGiven) {
            throw new UsageError("Only one of -c, -S and -s may be specified");
        }
        separatorGiven = !text.isEmpty();
        separator = text.isEmpty() ? null : text;
    }

    /** A password after a colon, which old scripts give, has no meaning. */
    private String userName() {
        int colon = user.indexOf(':');
        String name = colon < 0 ? user : user.substring(0, colon);
        return name.isEmpty() ? "admin" : name;
    }
}
