package org.roundup.ops.metrics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** What a request is for, as far as its address tells. */
enum HttpFace {
    /** A page or what belongs to one. */
    PAGE,
    /** A static file. */
    FILE,
    REST,
    XMLRPC,
    /** Health and metrics. */
    NODE;

    private final String label = name().toLowerCase(Locale.ROOT);

    String label() {
        return label;
    }

    static HttpFace of(HttpServletRequest request) {
        return of(request.getRequestURI(), request.getContextPath().length());
    }

    /**
     * The face of an address.
     *
     * @param uri as it was sent
     * @param from where the path of the application ends
     */
    static HttpFace of(String uri, int from) {
        if (uri.startsWith("/-/", from)) {
            return NODE;
        }
        int begin = uri.indexOf('/', from + 1) + 1;
        if (begin == 0) {
            return PAGE;
        }
        if (isSegment("rest", uri, begin)) {
            return REST;
        }
        if (isSegment("xmlrpc", uri, begin)) {
            return XMLRPC;
        }
        return uri.startsWith("@@file/", begin) ? FILE : PAGE;
    }

    private static boolean isSegment(String segment, String uri, int begin) {
        int end = begin + segment.length();
        return uri.startsWith(segment, begin) && (uri.length() == end || uri.charAt(end) == '/');
    }
}
