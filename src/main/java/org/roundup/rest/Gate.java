package org.roundup.rest;

import java.util.Locale;
import java.util.Optional;
import org.roundup.security.Access;
import org.roundup.web.api.ApiOrigins;
import org.roundup.web.api.Caller;
import org.roundup.web.visit.Request;

/** Decides whether a call may come in at all, before anything of it is looked at. */
final class Gate {

    /** Why a call may not come in. */
    record Refusal(int status, String message) {}

    private final ApiOrigins origins;

    Gate(ApiOrigins origins) {
        this.origins = origins;
    }

    /** Why it may not; null if it may. */
    Refusal refusal(Request request, Caller caller, Access access, String userId) {
        Optional<String> origin = origins.originProblem(request);
        if (isPreflight(request)) {
            return origin.map(message -> new Refusal(400, message)).orElse(null);
        }
        if (!access.hasPermission("Rest Access", userId)) {
            return new Refusal(403, "Forbidden.");
        }
        String method = method(request);
        if (!caller.allows(method)) {
            return new Refusal(403, "This token is not for " + method + ".");
        }
        boolean excused = caller.bearer() && request.header("origin") == null;
        if (origin.isPresent() && !excused) {
            return new Refusal(400, origin.get());
        }
        if (caller.isAnonymous() && !access.hasPermission("Web Access", userId)) {
            return new Refusal(403, "Anonymous users are not allowed to use the web interface");
        }
        return excused ? null : forgery(request);
    }

    /** The method that is meant. */
    private static String method(Request request) {
        String wanted = request.header(Dispatch.OVERRIDE);
        return wanted == null ? request.method() : wanted.strip().toUpperCase(Locale.ROOT);
    }

    /** A browser's question whether a page may call. */
    private static boolean isPreflight(Request request) {
        return request.method().equals("OPTIONS")
                && request.header("origin") != null
                && request.header("access-control-request-method") != null
                && request.header("access-control-request-headers") != null;
    }

    private Refusal forgery(Request request) {
        if (request.isSafe()) {
            return null;
        }
        if (!ApiOrigins.isUnsafe(request)) {
            return new Refusal(405, "Bad method: " + request.method());
        }
        return origins.problem(request)
                .map(message -> new Refusal(400, message))
                .orElse(null);
    }
}
