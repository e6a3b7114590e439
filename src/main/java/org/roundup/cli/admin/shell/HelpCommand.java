package org.roundup.cli.admin.shell;

import java.util.List;
import java.util.stream.Collectors;
import org.roundup.cli.admin.command.InstallCommand;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.tracker.home.TemplateSet;
import org.roundup.tracker.home.TemplateSets;

/** {@code help}, {@code morehelp} and {@code htmlhelp}. */
final class HelpCommand implements Command {

    private final Help help = new Help();

    @Override
    public int run(Session session, List<String> arguments) {
        String topic = arguments.isEmpty() ? "help" : arguments.get(0);
        switch (topic) {
            case "help" -> help.topic("overview").forEach(session::print);
            case "commands" -> help.commands().forEach(session::print);
            case "initopts" -> printInstallOptions(session);
            case "all" -> printAll(session);
            case "morehelp" -> {
                help.topic("overview").forEach(session::print);
                help.commands().forEach(session::print);
                printAll(session);
            }
            case "htmlhelp" -> printHtml(session);
            default -> printMatching(session, topic);
        }
        return 0;
    }

    private static void printInstallOptions(Session session) {
        try (TemplateSets sets = TemplateSets.find()) {
            session.print(
                    "Templates: " + sets.all().stream().map(TemplateSet::name).collect(Collectors.joining(", ")));
        }
        session.print("Back ends: " + String.join(", ", InstallCommand.BACKENDS));
    }

    private void printAll(Session session) {
        help.topic("all").forEach(session::print);
        CommandTable.ALL.forEach(entry -> {
            session.print("");
            help.command(entry).forEach(session::print);
        });
    }

    private void printMatching(Session session, String prefix) {
        List<CommandTable.Entry> matching = CommandTable.ALL.stream()
                .filter(entry -> entry.name().startsWith(prefix))
                .toList();
        if (matching.isEmpty()) {
            session.print("Sorry, no help for \"" + prefix + "\"");
        }
        matching.forEach(entry -> help.command(entry).forEach(session::print));
    }

    private void printHtml(Session session) {
        session.print("<table>");
        session.print("<tr><th>Command</th><th>Usage</th><th>Description</th></tr>");
        for (CommandTable.Entry entry : CommandTable.ALL) {
            session.print("<tr><td>" + entry.name() + "</td><td>" + escaped(entry.usage()) + "</td><td><pre>"
                    + escaped(String.join("\n", help.topic(entry.name()))) + "</pre></td></tr>");
        }
        session.print("</table>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
