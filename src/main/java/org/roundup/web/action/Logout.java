package org.roundup.web.action;

import org.roundup.web.session.LoginSessions;
import org.roundup.web.visit.Visit;

/** {@code logout}: ends the session. */
public final class Logout implements Action {

    private final LoginSessions sessions;

    public Logout(LoginSessions sessions) {
        this.sessions = sessions;
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
        visit.cookies().add(sessions.end(visit.user().sessionKey()));
        return new Outcome.Redirect(visit.base());
    }
}
