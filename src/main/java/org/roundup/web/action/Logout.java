package org.roundup.web.action;

import org.roundup.tracker.Tracker;
import org.roundup.web.session.SessionCookie;
import org.roundup.web.visit.Visit;

/** {@code logout}: ends the session. */
public final class Logout implements Action {

    private final Tracker tracker;
    private final SessionCookie cookie;

    public Logout(Tracker tracker, SessionCookie cookie) {
        this.tracker = tracker;
        this.cookie = cookie;
    }

    @Override
    public boolean needsPost() {
        return false;
    }

    @Override
    public Outcome run(Visit visit) {
        boolean forged = "cross-site".equals(visit.request().header("sec-fetch-site"));
        if (!visit.request().isPost() && forged) {
            return Outcome.PAGE;
        }
        if (visit.user().sessionKey() != null) {
            tracker.store().sessions().destroy(visit.user().sessionKey());
        }
        visit.cookies().add(cookie.delete());
        return new Outcome.Redirect(visit.base());
    }
}
