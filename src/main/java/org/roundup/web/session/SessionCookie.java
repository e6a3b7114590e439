package org.roundup.web.session;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.tracker.config.option.WebOptions.SameSite;

/** The cookie that holds the key of a visitor's session, and the other cookies of a tracker. */
public final class SessionCookie {

    private static final Duration YEAR = Duration.ofDays(365);

    private final String name;
    private final String path;
    private final boolean secure;
    private final SameSite sameSite;
    private final Duration remembered;

    public SessionCookie(TrackerConfig config) {
        URI base = URI.create(config.get(TrackerOptions.WEB));
        this.secure = "https".equals(base.getScheme());
        this.path = base.getRawPath();
        this.remembered = Duration.ofDays(config.get(WebOptions.REMEMBER_DAYS));
        this.sameSite = config.get(WebOptions.SAMESITE_COOKIE_SETTING);
        this.name = (secure ? "__Secure-" : "") + "roundup_session_"
                + config.get(TrackerOptions.NAME).replaceAll("[^A-Za-z]", "");
    }

    /** The name of the cookie. */
    public String name() {
        return name;
    }

    /** The key that a request's Cookie header (or null) holds. */
    public Optional<String> find(String header) {
        return Optional.ofNullable(Cookies.parse(header).get(name)).filter(key -> !key.isEmpty());
    }

    /** The header that sets the cookie, for as long as logins are remembered or until the browser is closed. */
    public String set(String key, boolean persistent) {
        return header(name, key, persistent ? remembered : null);
    }

    /** The header that removes the cookie. */
    public String delete() {
        return header(name, "None", Duration.ZERO);
    }

    /** The header that sets another cookie of the tracker for a year. */
    public String setOther(String otherName, String value) {
        return header(otherName, value, YEAR);
    }

    private String header(String cookie, String value, Duration age) {
        StringBuilder header = new StringBuilder(cookie)
                .append('=')
                .append(value)
                .append("; Path=")
                .append(path);
        if (age != null) {
            header.append("; Max-Age=").append(age.toSeconds());
        }
        if (secure) {
            header.append("; Secure");
        }
        if (sameSite != SameSite.NONE) {
            header.append("; SameSite=").append(sameSite == SameSite.STRICT ? "Strict" : "Lax");
        }
        return header.append("; HttpOnly").toString();
    }
}
