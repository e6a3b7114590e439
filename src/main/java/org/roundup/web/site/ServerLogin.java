package org.roundup.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.NotFound;
import org.roundup.hyperdb.RoundupException;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.ValueError;
import org.roundup.store.Database;
import org.roundup.store.StoredClass;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.request.RedirectCheck;
import org.roundup.web.session.LoginSessions;
import org.roundup.web.session.ServerUser;
import org.roundup.web.session.SessionCookie;
import org.roundup.web.visit.Request;
import org.roundup.web.visit.RequestReader;

/**
 * Begins a session for the user whom the application server has checked, and sends the browser on to the page of the
 * tracker that it came from. Who is not known to the tracker gets an account, if everybody may register one.
 */
public final class ServerLogin {

    private static final String CAME_FROM = "__came_from";
    private static final String ANONYMOUS = "anonymous";
    private static final int FORBIDDEN = 403;

    private final Tracker tracker;
    private final SessionCookie cookie;
    private final ServerUser server;
    private final String base;

    public ServerLogin(Tracker tracker) {
        this.tracker = tracker;
        this.cookie = new SessionCookie(tracker.config());
        this.server = new ServerUser(tracker.config());
        this.base = tracker.config().get(TrackerOptions.WEB);
    }

    /** Answers a request that the server has let pass. */
    public void answer(HttpServletRequest http, HttpServletResponse response) throws IOException {
        Map<String, String> headers = SecurityHeaders.of(SecurityHeaders.nonce(), base.startsWith("https:"));
        Reply reply;
        try {
            reply = begin(RequestReader.read(http, ""), headers);
        } catch (ValueError elsewhere) {
            reply = ErrorPages.reply(400, headers, "Bad request", elsewhere.getMessage());
        } catch (Unauthorised refused) {
            reply = ErrorPages.reply(FORBIDDEN, headers, "Login failed", refused.getMessage());
        } catch (RoundupException broken) {
            reply = ErrorPages.reply(
                    FORBIDDEN, headers, "Login failed", "Your account could not be made: " + broken.getMessage());
        }
        reply.send(http, response);
    }

    private Reply begin(Request request, Map<String, String> headers) {
        if (!tracker.config().get(WebOptions.CONTAINER_LOGIN)) {
            throw new Unauthorised("This tracker does not accept the logins of the server");
        }
        if (request.remoteUser() == null) {
            throw new Unauthorised("The server does not say who you are");
        }
        String given = request.fields().first(CAME_FROM);
        String next = given == null ? base : RedirectCheck.check(given, base);
        String name = server.find(request).orElseThrow();
        tracker.run(ANONYMOUS, db -> admit(db, name));
        String former = cookie.find(request.header("cookie")).orElse(null);
        String setCookie =
                new LoginSessions(tracker, cookie).begin(request, name, former, false, server.clientAddress(request));
        return Reply.redirect(next, headers, List.of(setCookie));
    }

    /** Refuses who may not be let in; makes the account of who is new. */
    void admit(Database db, String name) {
        StoredClass users = db.getclass("user");
        String id =
                name.equals(ANONYMOUS) ? db.getuid() : known(users, name).orElseGet(() -> register(db, users, name));
        if (name.equals(ANONYMOUS) || !tracker.access(db).hasPermission("Web Access", id)) {
            throw new Unauthorised("You do not have permission to login");
        }
    }

    private static Optional<String> known(StoredClass users, String name) {
        try {
            return Optional.of(users.lookup(name));
        } catch (NotFound unknown) {
            return Optional.empty();
        }
    }

    /** An account that was taken away, which is a retired one of that name, does not come back. */
    private String register(Database db, StoredClass users, String name) {
        Search retired = Search.ALL.withExact(Map.of("username", name)).withRetired(Search.Retired.RETIRED);
        boolean open = tracker.access(db).hasPermission("Register", db.getuid(), "user");
        if (!open || !users.filter(retired).isEmpty()) {
            throw new Unauthorised("The server knows you as " + name + ", but this tracker has no such user");
        }
        db.setTxSource("web");
        db.setCurrentUser("admin");
        return users.create(Map.of("username", name, "roles", tracker.config().get(MainOptions.NEW_WEB_USER_ROLES)));
    }
}
