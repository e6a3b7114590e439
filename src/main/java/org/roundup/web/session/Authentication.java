package org.roundup.web.session;

import java.util.Optional;
import org.roundup.hyperdb.NotFound;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.visit.Request;

/**
 * Finds out who sends a request: the user whom the container or, else, a trusted proxy names, else the header {@code Authorization},
 * else the session cookie. The cookie comes first where the configuration says so.
 */
public final class Authentication {

    private final Tracker tracker;
    private final SessionCookie cookie;
    private final ServerUser server;
    private final Credentials credentials;

    /** @param credentials looks into the header {@code Authorization} */
    public Authentication(Tracker tracker, SessionCookie cookie, Credentials credentials) {
        this.tracker = tracker;
        this.cookie = cookie;
        this.server = new ServerUser(tracker.config());
        this.credentials = credentials;
    }

    /**
     * Who sends the request.
     *
     * @throws LoginRefused if the header {@code Authorization} names a wrong user or password
     */
    public Identity identify(Request request, Database db) {
        TrackerConfig config = tracker.config();
        Optional<String> key = cookie.find(request.header("cookie"));
        Optional<String> session = key.flatMap(found -> userOf(found, db));
        boolean stale = key.isPresent() && session.isEmpty();
        String live = session.isPresent() ? key.get() : null;
        if (session.isPresent() && config.get(WebOptions.COOKIE_TAKES_PRECEDENCE)) {
            return new Identity(session.get(), live, false);
        }
        if (config.get(WebOptions.HTTP_AUTH)) {
            Optional<String> named =
                    server.find(request).or(() -> credentials.user(request, clientAddress(request), db));
            if (named.isPresent()) {
                return new Identity(liveUser(db, named.get()).orElse(Identity.ANONYMOUS), live, stale);
            }
        }
        return new Identity(session.orElse(Identity.ANONYMOUS), live, stale);
    }

    private Optional<String> userOf(String key, Database db) {
        return tracker.store().sessions().ownerOf(key).flatMap(user -> liveUser(db, user));
    }

    private static Optional<String> liveUser(Database db, String name) {
        try {
            db.getclass("user").lookup(name);
            return Optional.of(name);
        } catch (NotFound unknown) {
            return Optional.empty();
        }
    }

    /** The address of the client: of the last one before a trusted proxy, as far as that tells. */
    public String clientAddress(Request request) {
        return server.clientAddress(request);
    }
}
