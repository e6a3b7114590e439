package org.roundup.cli.admin.command;

import java.nio.file.Path;
import java.util.List;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.Database;
import org.roundup.transfer.ImportReport;
import org.roundup.transfer.Importer;

/** {@code import} and {@code importtables}: read the data of an export directory into the tracker. */
public final class ImportCommand implements Command {

    private static final String DRY_RUN = "--dry-run";

    private final boolean withContents;

    /** @param withContents whether contents of files and messages are read too */
    public ImportCommand(boolean withContents) {
        this.withContents = withContents;
    }

    @Override
    public int run(Session session, List<String> arguments) {
        boolean dry = arguments.contains(DRY_RUN);
        List<String> folders =
                arguments.stream().filter(word -> !word.equals(DRY_RUN)).toList();
        Arguments.atLeast(1, folders);
        Arguments.atMost(1, folders);
        if (dry && session.hasChanges()) {
            throw new UsageError("There are changes that are not committed; commit or rollback first");
        }
        Database db = session.bulkDb();
        session.changed();
        ImportReport report = new Importer(
                        db,
                        Path.of(folders.get(0)),
                        withContents,
                        session.tracker().passwords()::encode,
                        new TransferProgress(session, "Importing"))
                .run();
        session.console().finishProgress();
        report.warnings().forEach(warning -> session.console().error("Warning: " + warning));
        if (dry) {
            session.rollback();
        }
        report.nextIds().forEach((name, next) -> {
            session.print("");
            session.print((dry ? "would set " : "setting ") + name + " " + next);
        });
        return 0;
    }
}
