package org.roundup.web.action;

import java.util.LinkedHashMap;
import java.util.Map;
import org.roundup.hyperdb.ValueError;
import org.roundup.security.Access;
import org.roundup.tracker.Tracker;
import org.roundup.web.session.LoginRefused;
import org.roundup.web.session.LoginSessions;
import org.roundup.web.session.Logins;
import org.roundup.web.visit.MessageSeal;
import org.roundup.web.visit.Visit;

/** {@code login}: begins a session for a name and password. */
public final class Login implements Action {

    private static final int TOO_MANY = 429;
    private static final int FORBIDDEN = 403;

    private final Tracker tracker;
    private final LoginSessions sessions;
    private final Logins logins;

    public Login(Tracker tracker, LoginSessions sessions, Logins logins) {
        this.tracker = tracker;
        this.sessions = sessions;
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
            String id = logins.check(
                    visit.db(),
                    name,
                    visit.fields().first("__login_password", ""),
                    visit.clientAddress(),
                    visit.request().serverPasswords());
            Access access = tracker.security().on(visit.db());
            if (!access.hasPermission("Web Access", id)) {
                return refused(visit, "You do not have permission to login", FORBIDDEN);
            }
            begin(visit, name);
            return new Outcome.Redirect(
                    visit.fields().has("__came_from") ? CameFrom.url(visit, welcome(visit, name)) : next);
        } catch (LoginRefused refusal) {
            visit.headers().putAll(refusal.headers());
            return refused(visit, refusal.getMessage(), refusal.isTooFast() ? TOO_MANY : FORBIDDEN);
        } catch (ValueError elsewhere) {
            return refused(visit, elsewhere.getMessage(), 400);
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
        visit.cookies()
                .add(sessions.begin(
                        visit.request(),
                        name,
                        visit.user().sessionKey(),
                        visit.fields().has("remember"),
                        visit.clientAddress()));
    }

    private static Outcome refused(Visit visit, String message, int status) {
        visit.messages().error(visit.translator().gettext(message));
        visit.status(status);
        return Outcome.PAGE;
    }
}
