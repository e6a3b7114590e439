package org.roundup.web.session;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.NotFound;
import org.roundup.store.Database;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.visit.Request;

/**
 * Finds out who sends a request: the user whom the container or a trusted proxy names, else the header {@code Authorization},
 * else the session cookie. The cookie comes first where the configuration says so.
 */
public final class Authentication {

    private final Tracker tracker;
    private final SessionCookie cookie;
    private final Credentials credentials;

    /** @param credentials looks into the header {@code Authorization} */
    public Authentication(Tracker tracker, SessionCookie cookie, Credentials credentials) {
        this.tracker = tracker;
        this.cookie = cookie;
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
            Optional<String> named = external(request)
                    .or(() -> credentials.user(request.header("authorization"), clientAddress(request), db));
            if (named.isPresent()) {
                return new Identity(liveUser(db, named.get()).orElse(Identity.ANONYMOUS), live, stale);
            }
        }
        return new Identity(session.orElse(Identity.ANONYMOUS), live, stale);
    }

    private Optional<String> userOf(String key, Database db) {
        Optional<Map<String, Object>> values = tracker.store().sessions().find(key);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        tracker.store().sessions().updateTimestamp(key);
        return Optional.ofNullable(values.get().get("user")).flatMap(user -> liveUser(db, user.toString()));
    }

    private static Optional<String> liveUser(Database db, String name) {
        try {
            db.getclass("user").lookup(name);
            return Optional.of(name);
        } catch (NotFound unknown) {
            return Optional.empty();
        }
    }

    private Optional<String> external(Request request) {
        String header = tracker.config().get(WebOptions.HTTP_AUTH_HEADER);
        String name = header.isEmpty() ? request.remoteUser() : fromProxy(request, header);
        if (name == null || name.isEmpty()) {
            return Optional.empty();
        }
        int at = name.indexOf('@');
        if (at >= 0 && tracker.config().get(WebOptions.HTTP_AUTH_CONVERT_REALM_TO_LOWERCASE)) {
            return Optional.of(name.substring(0, at) + name.substring(at).toLowerCase(Locale.ROOT));
        }
        return Optional.of(name);
    }

    private String fromProxy(Request request, String configured) {
        String header = configured.toLowerCase(Locale.ROOT).replace('_', '-');
        String plain = header.startsWith("http-") ? header.substring("http-".length()) : header;
        return isTrusted(request) ? request.header(plain) : null;
    }

    private boolean isTrusted(Request request) {
        return tracker.config().get(WebOptions.TRUSTED_PROXIES).stream()
                .anyMatch(range -> range.contains(request.peer()));
    }

    /** The address of the client: of the last one before a trusted proxy, as far as that tells. */
    public String clientAddress(Request request) {
        String forwarded = isTrusted(request) ? request.header("x-forwarded-for") : null;
        if (forwarded == null) {
            return request.peer().getHostAddress();
        }
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
}
