package org.roundup.web.site;

import java.util.Map;

/**
 * The answer to a request that has reached no tracker, because the server cannot read it or something is broken: a short
 * page, or for programs what REST answers. It tells nothing of the request.
 *
 * @param headers all but type and length
 * @param type media type
 * @param body text
 */
public record BareError(Map<String, String> headers, String type, String body) {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int BAD_METHOD = 405;
    private static final int TOO_LARGE = 413;
    private static final int TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;
    private static final int BROKEN = 500;

    /**
     * The answer for a status.
     *
     * @param uri path of the request as it was sent, or null if it could not be read
     * @param https whether the request came that way
     */
    public static BareError of(int status, String uri, boolean https) {
        Map<String, String> headers = SecurityHeaders.of(SecurityHeaders.nonce(), https);
        String title = title(status);
        if (isForPrograms(uri)) {
            String body = "{ \"error\": { \"status\": %d, \"msg\": \"%s\" } }".formatted(status, title);
            return new BareError(headers, "application/json", body);
        }
        return new BareError(headers, "text/html", PlainPage.of(title, text(status)));
    }

    /** Whether the second segment is that of REST. */
    private static boolean isForPrograms(String uri) {
        int second = uri == null ? -1 : uri.indexOf('/', 1);
        return second > 0
                && (uri.startsWith("/rest/", second)
                        || uri.substring(second).equals("/rest")
                        || uri.startsWith("/rest?", second));
    }

    private static String title(int status) {
        return switch (status) {
            case BAD_REQUEST -> "Bad request";
            case NOT_FOUND -> "Not found";
            case BAD_METHOD -> "Method not allowed";
            case TOO_LARGE -> "Too large";
            case TOO_LONG -> "Address too long";
            case HEADERS_TOO_LARGE -> "Headers too large";
            default -> status >= BROKEN ? "Server error" : "Refused";
        };
    }

    private static String text(int status) {
        if (status >= BROKEN) {
            return "Something went wrong. The log of the server has more.";
        }
        return status == NOT_FOUND ? "There is nothing at this address." : "The server does not take this request.";
    }
}
