package org.roundup.web.api;

import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.session.Authentication;
import org.roundup.web.session.Identity;
import org.roundup.web.session.Logins;
import org.roundup.web.session.SessionCookie;
import org.roundup.web.visit.Request;

/** Finds out who calls a tracker. */
public final class Callers {

    private final Tracker tracker;
    private final SessionCookie cookie;
    private final Logins logins;
    private final JsonWebTokens tokens;

    public Callers(Tracker tracker) {
        this.tracker = tracker;
        this.cookie = new SessionCookie(tracker.config());
        this.logins = Logins.ofPrograms(tracker);
        this.tokens = new JsonWebTokens(tracker);
    }

    /**
     * Makes the one who calls the user of the unit of work, with no more roles than a token gives.
     *
     * @param db opened for the anonymous user
     * @throws org.roundup.web.session.LoginRefused if what the call says about that is wrong
     */
    public Caller enter(Request request, Database db) {
        ApiCredentials credentials = new ApiCredentials(tracker, logins, tokens);
        Identity identity = new Authentication(tracker, cookie, credentials).identify(request, db);
        db.setCurrentUser(identity.userName());
        db.setOwnSession(identity.sessionKey());
        if (credentials.roles() != null && !identity.userName().equals(Caller.ANONYMOUS)) {
            db.restrictRoles(credentials.roles());
        }
        boolean cookieless = cookie.find(request.header("cookie")).isEmpty();
        return new Caller(
                identity.userName(),
                credentials.isBearer() && cookieless,
                credentials.methods(),
                credentials.standing(identity, db));
    }

    /**
     * The header {@code WWW-Authenticate} for a refused login; null for scripts in browsers, which would show a dialog.
     */
    public String challenge(Request request) {
        if (request.header("x-requested-with") != null || !tracker.config().get(WebOptions.HTTP_AUTH)) {
            return null;
        }
        String realm =
                tracker.config().get(TrackerOptions.NAME).replace("\\", "").replace("\"", "'");
        return "Basic realm=\"" + realm + "\", Bearer";
    }
}
