package org.roundup.web.action;

import org.roundup.web.visit.Visit;

/** Something that a form or link asks for by the field {@code @action}. */
@FunctionalInterface
public interface Action {

    /**
     * Does it.
     *
     * @throws org.roundup.hyperdb.RoundupException as a message for the visitor
     */
    Outcome run(Visit visit);

    /** Whether only forms may ask for it. */
    default boolean needsPost() {
        return true;
    }

    /** Runs it only for forms. */
    static Outcome run(Action action, Visit visit) {
        if (action.needsPost() && !visit.request().isPost()) {
            visit.messages().error("Invalid request");
            visit.status(405);
            return Outcome.PAGE;
        }
        return action.run(visit);
    }
}
