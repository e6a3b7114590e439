package org.roundup.rest;

import org.roundup.web.api.ApiOrigins;
import org.roundup.web.visit.Request;

/** The headers that all answers have, those for pages of other sites among them. */
final class Headers {

    static final String METHODS = "OPTIONS, GET, POST, PUT, DELETE, PATCH";

    private static final String EXPOSED = "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, "
            + "X-RateLimit-Limit-Period, Retry-After, Sunset, Allow, ETag, X-Count-Total, Location";

    private final ApiOrigins origins;

    Headers(ApiOrigins origins) {
        this.origins = origins;
    }

    void always(RestService.Exchange exchange) {
        Answer answer = exchange.answer();
        Request request = exchange.request();
        answer.header("Vary", "Origin");
        answer.header("Cache-Control", "private, no-cache");
        answer.header("Access-Control-Expose-Headers", EXPOSED);
        answer.header("Allow", METHODS);
        String origin = request.header("origin");
        if (origin != null) {
            answer.header("Access-Control-Allow-Origin", origin);
        }
        if (origin == null || origins.isTrusted(origin)) {
            answer.header("Access-Control-Allow-Credentials", "true");
        }
        if (request.method().equals("OPTIONS")) {
            answer.header(
                    "Access-Control-Allow-Headers",
                    "Content-Type, Authorization, X-Requested-With, X-HTTP-Method-Override, If-Match");
            answer.header("Access-Control-Max-Age", "86400");
            answer.header("Access-Control-Allow-Methods", "HEAD, OPTIONS, GET, POST, PUT, DELETE, PATCH");
        }
    }
}
