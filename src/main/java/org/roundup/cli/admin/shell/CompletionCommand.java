package org.roundup.cli.admin.shell;

import java.util.List;
import java.util.stream.Collectors;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.UsageError;

/** {@code completion}: prints a script that makes bash, zsh or fish complete commands and classes. */
final class CompletionCommand implements Command {

    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atMost(1, arguments);
        String shell = arguments.isEmpty() ? "bash" : arguments.get(0);
        if (!SHELLS.contains(shell)) {
            throw new UsageError("\"" + shell + "\" is not one of " + String.join(", ", SHELLS));
        }
        String topic = shell.equals("fish") ? "completion fish" : "completion script";
        String commands =
                CommandTable.ALL.stream().map(CommandTable.Entry::name).collect(Collectors.joining(" "));
        new Help().topic(topic).forEach(line -> session.print(line.replace("@COMMANDS@", commands)));
        return 0;
    }
}
