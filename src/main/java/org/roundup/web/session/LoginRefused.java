package org.roundup.web.session;

import java.util.Map;

/** A login that is refused. */
public final class LoginRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> headers;

    /** Name or password are wrong, or the user may not log in. */
    public LoginRefused(String message) {
        super(message);
        this.headers = Map.of();
    }

    /** There were too many attempts. */
    LoginRefused(TooManyAttempts attempts) {
        super("Logins occurring too fast. Please wait: " + attempts.seconds() + " seconds.");
        this.headers = attempts.headers();
    }

    /** Whether there were too many attempts, so that this one was not looked at. */
    public boolean isTooFast() {
        return !headers.isEmpty();
    }

    /** The status of an answer that asks for another login: 429 or 401. */
    public int status() {
        return isTooFast() ? 429 : 401;
    }

    /** What the answer says about the limit that is reached; empty if none is. */
    public Map<String, String> headers() {
        return headers;
    }
}
