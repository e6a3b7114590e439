package org.roundup.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Paths in which a semicolon is a part of a name, which servers take for something else and cut off. */
final class RawPath {

    private static final String MARK = "/rest";

    private RawPath() {}

    /**
     * The path below {@code rest}, decoded.
     *
     * @param cut what the server makes of it
     */
    static String of(HttpServletRequest request, String cut) {
        String sent = request.getRequestURI();
        int semicolon = sent.indexOf(';');
        int start = sent.indexOf(MARK, request.getContextPath().length() + 1);
        if (semicolon < 0 || start < 0 || start > semicolon) {
            return cut;
        }
        String raw = sent.substring(start + MARK.length());
        try {
            String whole = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
            boolean same = withoutParameters(whole).equals(cut);
            return same ? whole : cut;
        } catch (IllegalArgumentException malformed) {
            return cut;
        }
    }

    private static String withoutParameters(String path) {
        StringBuilder plain = new StringBuilder();
        boolean within = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            within = c != '/' && (within || c == ';');
            if (!within) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
