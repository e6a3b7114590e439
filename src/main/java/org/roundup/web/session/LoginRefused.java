package org.roundup.web.session;

/** A login that is refused. */
public final class LoginRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long waitSeconds;

    public LoginRefused(String message) {
        this(message, 0);
    }

    /** @param waitSeconds see {@link #waitSeconds()} */
    public LoginRefused(String message, long waitSeconds) {
        super(message);
        this.waitSeconds = waitSeconds;
    }

    /** Seconds to wait before the next attempt if there were too many; else 0. */
    public long waitSeconds() {
        return waitSeconds;
    }
}
