package org.roundup.web.session;

/**
 * Who the visitor is.
 *
 * @param userName the name of a live user; {@code anonymous} if the visitor is not known
 * @param sessionKey key of the session that the cookie names, or null
 * @param staleCookie whether the cookie names no session and should go
 */
public record Identity(String userName, String sessionKey, boolean staleCookie) {

    static final String ANONYMOUS = "anonymous";

    /** What tokens of forms are bound to besides the user; the same text for all who have no session. */
    public String sessionMark() {
        return sessionKey == null ? "" : sessionKey;
    }
}
