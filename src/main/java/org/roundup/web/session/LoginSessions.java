package org.roundup.web.session;

import java.time.Duration;
import org.roundup.store.session.Sessions;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.web.visit.Request;

/** Begins and ends the sessions of a tracker's visitors. */
public final class LoginSessions {

    private final Tracker tracker;
    private final SessionCookie cookie;
    private final Duration longest;

    public LoginSessions(Tracker tracker, SessionCookie cookie) {
        this.tracker = tracker;
        this.cookie = cookie;
        this.longest = Duration.ofDays(tracker.config().get(WebOptions.REMEMBER_DAYS));
    }

    /**
     * Begins a new session; the one before, if any, ends, so that nobody can prepare a session for somebody else.
     *
     * @param formerKey of the session that the browser had, or null
     * @param address of the client
     * @return the header that sets the cookie
     */
    public String begin(Request request, String userName, String formerKey, boolean remembered, String address) {
        end(formerKey);
        String key = tracker.store()
                .sessions()
                .begin(new Sessions.Login(userName, longest, remembered, address, request.header("user-agent")));
        return cookie.set(key, remembered);
    }

    /**
     * Ends a session.
     *
     * @param key or null
     * @return the header that removes the cookie
     */
    public String end(String key) {
        if (key != null) {
            tracker.store().sessions().destroy(key);
        }
        return cookie.delete();
    }
}
