package org.roundup.web.api;

/**
 * Who calls.
 *
 * @param userName a live user
 * @param bearer whether a token says so, which no browser sends by itself
 */
public record Caller(String userName, boolean bearer) {

    /** The user of those who are not known. */
    public static final String ANONYMOUS = "anonymous";

    public boolean isAnonymous() {
        return userName.equals(ANONYMOUS);
    }
}
