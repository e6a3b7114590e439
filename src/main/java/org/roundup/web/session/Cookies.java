package org.roundup.web.session;

import java.util.HashMap;
import java.util.Map;

/** The cookies of a request. */
public final class Cookies {

    private Cookies() {}

    /** Reads a header (or null). What is no cookie is passed over; of cookies with one name the first counts. */
    public static Map<String, String> parse(String header) {
        Map<String, String> cookies = new HashMap<>();
        if (header == null) {
            return cookies;
        }
        for (String part : header.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                cookies.putIfAbsent(
                        part.substring(0, equals).strip(),
                        unquoted(part.substring(equals + 1).strip()));
            }
        }
        return cookies;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
