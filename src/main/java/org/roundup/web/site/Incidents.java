package org.roundup.web.site;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.roundup.hyperdb.RoundupException;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.tracker.notify.PlainMail;
import org.roundup.tracker.trace.Trace;
import org.roundup.web.page.Rendered;
import org.roundup.web.session.AttemptLimit;
import org.roundup.web.template.FailurePlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Failures of the program, of scripts and of templates: each is logged, the administrator gets a mail, and the visitor
 * a number by which both are found. With {@code [web] debug} the browser shows all instead.
 */
final class Incidents {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.web");
    private static final long MAILS_PER_HOUR = 20;
    private static final int MOST_FRAMES = 30;
    private static final int LONGEST_PATH = 200;

    private final Tracker tracker;
    private final AttemptLimit all;
    private final AttemptLimit alike;
    private final boolean debug;

    Incidents(Tracker tracker) {
        this.tracker = tracker;
        this.all = new AttemptLimit(tracker, MAILS_PER_HOUR);
        this.alike = new AttemptLimit(tracker, 1);
        this.debug = tracker.config().get(WebOptions.DEBUG);
    }

    /**
     * Reports a failure.
     *
     * @param what was asked for: method and path
     * @param userName who has asked for it
     * @return the page for the visitor
     */
    Rendered report(RuntimeException failure, String what, String userName) {
        FailurePlace place = FailurePlace.of(failure);
        String id = Trace.currentId().orElse("");
        LOG.error("A page failed{}", place == null ? "" : ": " + place, failure);
        if (debug) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            String head = place == null ? "" : place + "\n\n";
            return ErrorPages.plain("An error has occurred (" + id + ")", head + trace);
        }
        boolean told = tell(failure, place, id, what, userName);
        return ErrorPages.plain(
                "An error has occurred",
                "A problem was encountered processing your request. The maintainers of the tracker "
                        + (told ? "have been notified of it" : "find it in their log") + "; its number is " + id + ".");
    }

    /** Whether the administrator knows of the failure, by this mail or by one before. */
    private boolean tell(RuntimeException failure, FailurePlace place, String id, String what, String userName) {
        String kind = place == null ? failure.getClass().getName() : place.toString();
        try {
            if (alike.refusal("INCIDENT-" + kind).isPresent()) {
                return true;
            }
            if (all.refusal("INCIDENT").isPresent()) {
                return false;
            }
            String subject = "[" + tracker.config().get(TrackerOptions.NAME) + "] "
                    + (place == null ? "Error " : "Templating Error ") + id;
            String asked = what.length() > LONGEST_PATH ? what.substring(0, LONGEST_PATH) : what;
            String text =
                    "A page has failed. The log has more under the same number.\n\nNumber: " + id + "\nAsked for: "
                            + asked + "\nUser: " + userName + "\n"
                            + (place == null ? "" : "Template: " + place + "\n") + "\n" + trace(failure)
                            + "\nThe same failure is not mailed again for an hour.\n";
            PlainMail mail = new PlainMail(List.of(tracker.config().get(MainOptions.ADMIN_EMAIL)), subject, text, null);
            tracker.run("admin", db -> tracker.notifier().mail(db, mail));
            return true;
        } catch (RoundupException unsent) {
            LOG.error("The administrator cannot be told by mail", unsent);
            return false;
        }
    }

    /** Where the program was. Messages are left out: they may hold what visitors have typed. */
    private static String trace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
            text.append(text.isEmpty() ? "" : "Caused by ")
                    .append(each.getClass().getName())
                    .append('\n');
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < frames.length && i < MOST_FRAMES; i++) {
                text.append("    at ").append(frames[i]).append('\n');
            }
        }
        return text.toString();
    }
}
