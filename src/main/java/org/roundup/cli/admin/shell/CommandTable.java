package org.roundup.cli.admin.shell;

import java.util.List;
import java.util.Optional;
import org.roundup.cli.admin.adopt.AdoptCommand;
import org.roundup.cli.admin.command.AddIssueCommand;
import org.roundup.cli.admin.command.BackupCommand;
import org.roundup.cli.admin.command.CommitCommand;
import org.roundup.cli.admin.command.CreateCommand;
import org.roundup.cli.admin.command.DetectorsCommand;
import org.roundup.cli.admin.command.DisplayCommand;
import org.roundup.cli.admin.command.ExportCommand;
import org.roundup.cli.admin.command.FilterCommand;
import org.roundup.cli.admin.command.FindCommand;
import org.roundup.cli.admin.command.GenconfigCommand;
import org.roundup.cli.admin.command.GetCommand;
import org.roundup.cli.admin.command.GettextCommand;
import org.roundup.cli.admin.command.HistoryCommand;
import org.roundup.cli.admin.command.ImportCommand;
import org.roundup.cli.admin.command.InitialiseCommand;
import org.roundup.cli.admin.command.InstallCommand;
import org.roundup.cli.admin.command.ListCommand;
import org.roundup.cli.admin.command.MailCommand;
import org.roundup.cli.admin.command.MigrateCommand;
import org.roundup.cli.admin.command.PackCommand;
import org.roundup.cli.admin.command.PerftestCommand;
import org.roundup.cli.admin.command.PgpCommand;
import org.roundup.cli.admin.command.PragmaCommand;
import org.roundup.cli.admin.command.QuarantineCommand;
import org.roundup.cli.admin.command.ReindexCommand;
import org.roundup.cli.admin.command.RestoreCommand;
import org.roundup.cli.admin.command.RetireCommand;
import org.roundup.cli.admin.command.RollbackCommand;
import org.roundup.cli.admin.command.RunCommand;
import org.roundup.cli.admin.command.SecurityCommand;
import org.roundup.cli.admin.command.SessionsCommand;
import org.roundup.cli.admin.command.SetCommand;
import org.roundup.cli.admin.command.SpecificationCommand;
import org.roundup.cli.admin.command.SweepCommand;
import org.roundup.cli.admin.command.TableCommand;
import org.roundup.cli.admin.command.TemplatesCommand;
import org.roundup.cli.admin.command.TokensCommand;
import org.roundup.cli.admin.command.UpdateconfigCommand;
import org.roundup.cli.admin.command.WebhooksCommand;
import org.roundup.cli.admin.session.Command;

/** All commands: names, how they are called, whether they write. A command's class is loaded when it is run. */
final class CommandTable {

    /**
     * A command.
     *
     * @param arguments what follows the name, as help shows it
     * @param writes whether it changes items: its answer then waits for the commit
     * @param own whether Roundup does not have it: it then gives way where a shortened name might mean another one
     */
    record Entry(String name, String arguments, boolean writes, boolean own) {

        /** How it is called. */
        String usage() {
            return arguments.isEmpty() ? name : name + " " + arguments;
        }
    }

    private static final String ITEMS = "designator[,designator]*";

    /** By name. */
    static final List<Entry> ALL = List.of(
            new Entry("add-issue", "priority title ...", true, true),
            new Entry("adopt", "", false, true),
            new Entry("backup", "filename", false, true),
            new Entry("commit", "", true, false),
            new Entry("completion", "[bash | zsh | fish]", false, true),
            new Entry("create", "classname property=value ...", true, false),
            new Entry("detectors", "list | add name ...", false, true),
            new Entry("display", ITEMS, false, false),
            new Entry("export", "[[-]class[,class]] export_dir", false, false),
            new Entry("exporttables", "[[-]class[,class]] export_dir", false, false),
            new Entry("filter", "classname propname=value ...", false, false),
            new Entry("find", "classname propname=value ...", false, false),
            new Entry("genconfig", "filename", false, false),
            new Entry("get", "property " + ITEMS, false, false),
            new Entry("gettext", "[filename]", false, true),
            new Entry("help", "topic", false, false),
            new Entry("history", "designator [skipquiet] [raw]", false, false),
            new Entry("import", "[--dry-run] import_dir", true, false),
            new Entry("importtables", "[--dry-run] export_dir", true, false),
            new Entry("initialise", "[adminpw]", false, false),
            new Entry("install", "[template [backend [key=val[,key=val]]]]", false, false),
            new Entry("list", "classname [property]", false, false),
            new Entry(
                    "mail",
                    "list [waiting|given-up|sent] | show id | retry id ... | drop id ... | send"
                            + " | preferences user|role:name [setting=value ...]",
                    true,
                    true),
            new Entry("migrate", "[--plan]", false, false),
            new Entry("pack", "period | date", true, false),
            new Entry("perftest", "[mode] [arguments]*", false, false),
            new Entry("pragma", "setting=value | 'list'", false, false),
            new Entry("pgp", "list | import file ...", false, true),
            new Entry("quarantine", "list | show name | retry name ... | delete name ...", false, true),
            new Entry("readline", "initrc_line | 'emacs' | 'history' | 'reload' | 'vi'", false, false),
            new Entry("reindex", "[classname|classname:#-#|designator]*", false, false),
            new Entry("restore", ITEMS, true, false),
            new Entry("retire", ITEMS, true, false),
            new Entry("rollback", "", false, false),
            new Entry("run", "script.groovy [argument ...]", false, true),
            new Entry("security", "[Role name]", false, false),
            new Entry("sessions", "list [username] | end id|user=username ...", false, true),
            new Entry("set", "items property=value [property=value ...]", true, false),
            new Entry("specification", "[--dot] [classname]", false, false),
            new Entry("sweep", "[hours]", false, true),
            new Entry("table", "classname [property[,property]*]", false, false),
            new Entry("templates", "[trace_search]", false, false),
            new Entry("tokens", "list [username] | add username name [setting=value ...] | revoke id ...", false, true),
            new Entry("updateconfig", "<filename>", false, false),
            new Entry(
                    "webhooks",
                    "list | add url [name=value ...] | remove|enable|disable|secret|test id | log id [delivery]"
                            + " | redeliver delivery",
                    true,
                    true));

    private CommandTable() {}

    /** The command of exactly that name. */
    static Optional<Entry> find(String name) {
        String spelled = name.equals("initialize") ? "initialise" : name;
        return ALL.stream().filter(entry -> entry.name().equals(spelled)).findFirst();
    }

    /** The commands that a shortened name may mean. */
    static List<Entry> startingWith(String prefix) {
        List<Entry> found =
                ALL.stream().filter(entry -> entry.name().startsWith(prefix)).toList();
        List<Entry> known = found.stream().filter(entry -> !entry.own()).toList();
        return known.isEmpty() ? found : known;
    }

    /**
     * A command to run.
     *
     * @param editor of the interactive mode, or null
     */
    static Command create(Entry entry, LineEditor editor) {
        return switch (entry.name()) {
            case "add-issue" -> new AddIssueCommand();
            case "adopt" -> new AdoptCommand();
            case "backup" -> new BackupCommand();
            case "commit" -> new CommitCommand();
            case "completion" -> new CompletionCommand();
            case "create" -> new CreateCommand();
            case "detectors" -> new DetectorsCommand();
            case "display" -> new DisplayCommand();
            case "export" -> new ExportCommand(true);
            case "exporttables" -> new ExportCommand(false);
            case "filter" -> new FilterCommand();
            case "find" -> new FindCommand();
            case "genconfig" -> new GenconfigCommand();
            case "get" -> new GetCommand();
            case "gettext" -> new GettextCommand();
            case "help" -> new HelpCommand();
            case "history" -> new HistoryCommand();
            case "import" -> new ImportCommand(true);
            case "importtables" -> new ImportCommand(false);
            case "initialise" -> new InitialiseCommand();
            case "install" -> new InstallCommand();
            case "list" -> new ListCommand();
            case "mail" -> new MailCommand();
            case "migrate" -> new MigrateCommand();
            case "pack" -> new PackCommand();
            case "perftest" -> new PerftestCommand();
            case "pragma" -> new PragmaCommand();
            case "pgp" -> new PgpCommand();
            case "quarantine" -> new QuarantineCommand();
            case "readline" -> new ReadlineCommand(editor);
            case "reindex" -> new ReindexCommand();
            case "restore" -> new RestoreCommand();
            case "retire" -> new RetireCommand();
            case "rollback" -> new RollbackCommand();
            case "run" -> new RunCommand();
            case "security" -> new SecurityCommand();
            case "sessions" -> new SessionsCommand();
            case "set" -> new SetCommand();
            case "specification" -> new SpecificationCommand();
            case "sweep" -> new SweepCommand();
            case "table" -> new TableCommand();
            case "templates" -> new TemplatesCommand();
            case "updateconfig" -> new UpdateconfigCommand();
            case "tokens" -> new TokensCommand();
            case "webhooks" -> new WebhooksCommand();
            default -> throw new IllegalArgumentException(entry.name());
        };
    }
}
