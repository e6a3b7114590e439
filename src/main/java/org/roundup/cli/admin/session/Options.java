package org.roundup.cli.admin.session;

import java.nio.file.Path;
import java.util.List;

/**
 * What stands before the command.
 *
 * @param home folder of the tracker, or null if it was not given
 * @param user name of the user in whose name changes are made
 * @param separator what stands between values of a list, or null for the command's own form
 * @param designators whether ids are printed with their class
 * @param json whether answers are printed as JSON
 * @param verbose whether more is told
 * @param pragmas settings of the form {@code name=value}
 * @param command the command and its arguments; empty for the interactive mode
 */
public record Options(
        Path home,
        String user,
        String separator,
        boolean designators,
        boolean json,
        boolean verbose,
        List<String> pragmas,
        List<String> command) {}
