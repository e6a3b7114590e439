package org.roundup.web.action;

import org.roundup.hyperdb.Unauthorised;
import org.roundup.store.session.Sessions;
import org.roundup.tracker.Tracker;
import org.roundup.web.form.FormError;
import org.roundup.web.visit.Visit;

/**
 * {@code end_session}: ends the session of the visitor that the field {@code session} names, or, if it says {@code
 * others}, all but the present one. On the page of another user all sessions of that user end; for that one must be
 * allowed to change the password.
 */
public final class EndSession implements Action {

    private static final String OTHERS = "others";

    private final Tracker tracker;

    public EndSession(Tracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public Outcome run(Visit visit) {
        Sessions sessions = tracker.store().sessions();
        Visit.User user = visit.user();
        if (user.isAnonymous()) {
            throw new Unauthorised("You are not logged in");
        }
        String id = visit.context().id();
        if (id != null && "user".equals(visit.context().className()) && !id.equals(user.id())) {
            if (!visit.permissions().may("Edit", "user", "password", id)) {
                throw new Unauthorised("You do not have permission to edit user");
            }
            Object name = visit.db().getclass("user").get(id, "username");
            int ended = sessions.endAll(name.toString(), null);
            return Locations.page(visit, "user" + id, ended(visit, ended), "item");
        }
        String session = visit.fields().first("session", "");
        int ended = session.equals(OTHERS)
                ? sessions.endAll(user.name(), user.sessionKey())
                : sessions.end(user.name(), session) ? 1 : 0;
        if (ended == 0 && !session.equals(OTHERS)) {
            throw new FormError("There is no such session; it may have ended already");
        }
        return Locations.page(visit, "home", ended(visit, ended), "sessions");
    }

    private static String ended(Visit visit, int count) {
        return visit.translator().ngettext("%d session ended", "%d sessions ended", count);
    }
}
