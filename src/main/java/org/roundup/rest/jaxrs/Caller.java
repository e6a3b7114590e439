package org.roundup.rest.jaxrs;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * The caller as resources see it by JAX-RS's own means, such as {@code @RolesAllowed}.
 *
 * @param call who calls
 * @param secure whether the tracker's address is one of https
 * @param scheme how the caller has shown who it is
 */
record Caller(RestCall call, boolean secure, String scheme) implements SecurityContext {

    static Caller of(RestCall call) {
        String authorization = call.request().headers().get("authorization");
        String scheme = authorization == null ? null : authorization.split(" ", 2)[0];
        return new Caller(call, "https".equals(call.request().base().getScheme()), scheme);
    }

    @Override
    public Principal getUserPrincipal() {
        String name = call.userName();
        return () -> name;
    }

    @Override
    public boolean isUserInRole(String role) {
        return call.database().hasRole(call.userId(), role);
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return scheme;
    }
}
