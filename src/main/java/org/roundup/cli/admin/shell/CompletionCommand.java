package org.roundup.cli.admin.shell;

import java.util.List;
import java.util.stream.Collectors;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;

/** {@code completion}: prints a script that makes bash or zsh complete commands, and classes and properties too. */
final class CompletionCommand implements Command {

    @Override
    public int run(Session session, List<String> arguments) {
        String commands =
                CommandTable.ALL.stream().map(CommandTable.Entry::name).collect(Collectors.joining(" "));
        new Help().topic("completion script").forEach(line -> session.print(line.replace("@COMMANDS@", commands)));
        return 0;
    }
}
