package org.roundup.cli.admin.shell;

import java.util.List;
import java.util.Optional;

/** Where the lines of the interactive mode come from. */
interface LineEditor extends AutoCloseable {

    /**
     * The next line.
     *
     * @param prefilled what already stands in the line, if lines can be edited
     * @return null at the end of the input
     */
    String readLine(String prompt, String prefilled);

    /** What the greeting says about editing. */
    String description();

    /** Earlier lines, oldest first. */
    List<String> history();

    /** Switches the keys to those of emacs or vi. */
    void keys(String style);

    /**
     * Obeys a line of an init file.
     *
     * @return what is wrong with it
     */
    Optional<String> configure(String line);

    /** Reads the init file again and tells what came of it. */
    String reload();

    /** Saves the history. */
    @Override
    void close();
}
