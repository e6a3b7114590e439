package org.roundup.web.api;

import java.util.List;

/**
 * Who calls.
 *
 * @param userName a live user
 * @param bearer whether a token says so, which no browser sends by itself
 * @param methods of HTTP to which a token is confined, in upper case; empty for all
 * @param standing what the login rests on
 */
public record Caller(String userName, boolean bearer, List<String> methods, Standing standing) {

    /** The user of those who are not known. */
    public static final String ANONYMOUS = "anonymous";

    public Caller {
        methods = List.copyOf(methods);
    }

    public boolean isAnonymous() {
        return userName.equals(ANONYMOUS);
    }

    /** Whether the token, if one was sent, is good for a method, in upper case. */
    public boolean allows(String method) {
        boolean asks = method.equals("HEAD") || method.equals("OPTIONS");
        return methods.isEmpty() || methods.contains(asks ? "GET" : method);
    }
}
