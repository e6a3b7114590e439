package org.roundup.web.action;

import java.util.LinkedHashMap;
import java.util.Map;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.ValueError;
import org.roundup.security.Access;
import org.roundup.tracker.Tracker;
import org.roundup.web.session.LoginRefused;
import org.roundup.web.session.Logins;
import org.roundup.web.session.SessionCookie;
import org.roundup.web.visit.MessageSeal;
import org.roundup.web.visit.Visit;

/** {@code login}: begins a session for a name and password. */
public final class Login implements Action {

    private static final int KEY_BYTES = 32;
    private static final int TOO_MANY = 429;
    private static final int FORBIDDEN = 403;

    private final Tracker tracker;
    private final SessionCookie cookie;
    private final Logins logins;

    public Login(Tracker tracker, SessionCookie cookie, Logins logins) {
        this.tracker = tracker;
        this.cookie = cookie;
        this.logins = logins;
    }

    @Override
    public Outcome run(Visit visit) {
        String name = visit.fields().first("__login_name", "");
        if (name.isEmpty()) {
            return refused(visit, "Username required", 400);
        }
        try {
            String next = CameFrom.url(visit, Map.of());
            logins.check(visit.db(), name, visit.fields().first("__login_password", ""), visit.clientAddress());
            String id = userId(visit, name);
            Access access = tracker.security().on(visit.db());
            if (!access.hasPermission("Web Access", id)) {
                return refused(visit, "You do not have permission to login", FORBIDDEN);
            }
            begin(visit, name);
            return new Outcome.Redirect(
                    visit.fields().has("__came_from") ? CameFrom.url(visit, welcome(visit, name)) : next);
        } catch (LoginRefused refusal) {
            if (refusal.waitSeconds() > 0) {
                visit.headers().put("Retry-After", Long.toString(refusal.waitSeconds()));
                return refused(visit, refusal.getMessage(), TOO_MANY);
            }
            return refused(visit, refusal.getMessage(), FORBIDDEN);
        } catch (ValueError elsewhere) {
            return refused(visit, elsewhere.getMessage(), 400);
        }
    }

    private static String userId(Visit visit, String name) {
        try {
            return visit.db().getclass("user").lookup(name);
        } catch (NotFound gone) {
            throw new IllegalStateException("the user has just been checked", gone);
        }
    }

    private static Map<String, String> welcome(Visit visit, String name) {
        String message = visit.translator().gettext("Welcome ${username}!", Map.of("username", name));
        Map<String, String> added = new LinkedHashMap<>();
        added.put("@ok_message", message);
        added.put("@message_seal", MessageSeal.of(visit.config()).seal(message));
        return added;
    }

    /** Begins a new session; the one before, if any, ends, so that nobody can prepare a session for somebody else. */
    void begin(Visit visit, String name) {
        if (visit.user().sessionKey() != null) {
            tracker.store().sessions().destroy(visit.user().sessionKey());
        }
        String key = tracker.store().sessions().getUniqueKey(KEY_BYTES);
        tracker.store().sessions().set(key, Map.of("user", name));
        visit.cookies().add(cookie.set(key, visit.fields().has("remember")));
    }

    private static Outcome refused(Visit visit, String message, int status) {
        visit.messages().error(visit.translator().gettext(message));
        visit.status(status);
        return Outcome.PAGE;
    }
}
