package org.roundup.cli.admin.command;

import java.nio.file.Path;
import java.util.List;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.Database;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.transfer.ExportReport;
import org.roundup.transfer.Exporter;

/** {@code export} and {@code exporttables}: write the tracker's data into a directory. */
public final class ExportCommand implements Command {

    private final boolean withContents;

    /** @param withContents whether contents of files and messages are written too */
    public ExportCommand(boolean withContents) {
        this.withContents = withContents;
    }

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atLeast(1, arguments);
        Arguments.atMost(2, arguments);
        if (session.hasChanges()) {
            throw new UsageError("There are changes that are not committed; commit or rollback first");
        }
        Path folder = Path.of(arguments.get(arguments.size() - 1));
        Database db = session.db();
        List<String> classes = Exporter.select(db, arguments.size() == 2 ? arguments.get(0) : null);
        if (!withContents) {
            classes.stream()
                    .filter(name -> db.schema().get(name).isFile())
                    .forEach(name -> session.print("Exporting " + name + " WITHOUT the files"));
        }
        ExportReport report =
                new Exporter(db, folder, withContents, new TransferProgress(session, "Exporting")).run(classes);
        session.console().finishProgress();
        report.warnings().forEach(warning -> session.console().error("Warning: " + warning));
        if (report.longestField() > session.tracker().config().get(MainOptions.CSV_FIELD_SIZE)) {
            session.console().error("Warning: config csv_field_size should be at least " + report.longestField());
        }
        return 0;
    }
}
