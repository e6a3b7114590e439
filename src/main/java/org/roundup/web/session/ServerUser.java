package org.roundup.web.session;

import java.util.Locale;
import java.util.Optional;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.visit.Request;

/**
 * The user whom somebody else than the tracker has checked: the application server, else a reverse proxy that the
 * configuration trusts.
 */
public final class ServerUser {

    private final TrackerConfig config;

    public ServerUser(TrackerConfig config) {
        this.config = config;
    }

    /** The name, as the tracker writes names. */
    public Optional<String> find(Request request) {
        String name = request.remoteUser();
        if (name == null || name.isEmpty()) {
            name = fromProxy(request);
        }
        return name == null || name.isEmpty() ? Optional.empty() : Optional.of(withRealm(name));
    }

    private String withRealm(String name) {
        int at = name.indexOf('@');
        return at >= 0 && config.get(WebOptions.HTTP_AUTH_CONVERT_REALM_TO_LOWERCASE)
                ? name.substring(0, at) + name.substring(at).toLowerCase(Locale.ROOT)
                : name;
    }

    /** What the configured header says; both {@code X-User} and {@code HTTP_X_USER} may name it. */
    private String fromProxy(Request request) {
        String configured = config.get(WebOptions.HTTP_AUTH_HEADER);
        if (configured.isEmpty() || !isTrusted(request)) {
            return null;
        }
        String header = configured.toLowerCase(Locale.ROOT).replace('_', '-');
        return request.header(header.startsWith("http-") ? header.substring("http-".length()) : header);
    }

    /** Whether the request comes by a proxy that is trusted. */
    boolean isTrusted(Request request) {
        return config.get(WebOptions.TRUSTED_PROXIES).stream().anyMatch(range -> range.contains(request.peer()));
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
