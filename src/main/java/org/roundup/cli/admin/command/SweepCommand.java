package org.roundup.cli.admin.command;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.roundup.cli.admin.session.Arguments;
import org.roundup.cli.admin.session.Command;
import org.roundup.cli.admin.session.Session;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.UsageError;
import org.roundup.store.content.ContentSweep;
import org.roundup.store.content.PendingContent;

/** {@code sweep}: removes content files that nothing refers to, and completes what a crash left undone. */
public final class SweepCommand implements Command {

    private static final int USUAL_HOURS = 1;

    @Override
    public int run(Session session, List<String> arguments) {
        Arguments.atMost(1, arguments);
        Duration age = Duration.ofHours(arguments.isEmpty() ? USUAL_HOURS : hours(arguments.get(0)));
        if (session.hasChanges()) {
            throw new UsageError("There are changes that are not committed; commit or rollback first");
        }
        var files = session.tracker().store().contentFiles();
        List<String> classes = session.db().schema().classes().stream()
                .filter(ClassDefinition::isFile)
                .map(ClassDefinition::name)
                .toList();
        int completed = PendingContent.completeMoves(files, session.db().session());
        ContentSweep.Report report = new ContentSweep(files, Clock.systemUTC())
                .sweepOrphans(session.db().session(), classes, age);
        int recovered = report.recovered() + completed;
        if (session.options().json()) {
            Answer.json(session, Map.of("removed", report.removed(), "bytes", report.bytes(), "recovered", recovered));
        } else {
            session.print("Removed " + report.removed() + " files (" + report.bytes() + " bytes), recovered "
                    + recovered + ".");
        }
        return 0;
    }

    private static int hours(String text) {
        try {
            int hours = Integer.parseInt(text);
            if (hours >= 0) {
                return hours;
            }
        } catch (NumberFormatException e) {
            throw new UsageError("\"" + text + "\" is no number of hours", e);
        }
        throw new UsageError("The number of hours must not be negative");
    }
}
