package org.roundup.cli.admin.command;

import java.util.Map;
import org.roundup.cli.admin.session.Session;
import org.roundup.transfer.Progress;

/** Shows on the terminal how far an export or import has come. */
final class TransferProgress implements Progress {

    private final Session session;
    private final Map<Step, String> titles;

    TransferProgress(Session session, String verb) {
        this.session = session;
        this.titles = Map.of(Step.ITEMS, verb + " %s", Step.JOURNALS, verb + " journals of %s");
    }

    @Override
    public void report(Step step, String className, long done, long total) {
        String title = titles.get(step).formatted(className);
        if (done != total) {
            String state = total > 0 ? done * 100 / total + "%" : Long.toString(done);
            session.console().progress(title + " " + state);
        } else if (session.isVerbose()) {
            session.console().finishProgress();
            session.print(title + ": " + done);
        } else {
            session.console().progress(title + " done");
        }
    }
}
