package org.roundup.cli.admin.session;

import java.util.List;
import org.roundup.hyperdb.UsageError;

/** Checks and cuts the words behind a command's name. */
public final class Arguments {

    private Arguments() {}

    /**
     * @throws UsageError if there are fewer words than that
     */
    public static void atLeast(int fewest, List<String> arguments) {
        if (arguments.size() < fewest) {
            throw new UsageError("Not enough arguments supplied");
        }
    }

    /**
     * @throws UsageError if there are more words than that
     */
    public static void atMost(int most, List<String> arguments) {
        if (arguments.size() > most) {
            throw new UsageError("Too many arguments supplied");
        }
    }

    /** The parts of a list with commas between. */
    public static List<String> list(String text) {
        return List.of(text.split(",", -1));
    }
}
