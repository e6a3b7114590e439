package org.roundup.web.visit;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roundup.web.request.Fields;
import org.roundup.web.request.MultipartParser;

/** Reads a servlet request into values that can be used again and again, as a unit of work may be run again. */
public final class RequestReader {

    private static final int LARGEST_BODY = 128 * 1024 * 1024;
    private static final int LARGEST_FORM = 8 * 1024 * 1024;
    private static final int MOST_FIELDS = 5_000;
    private static final String TOO_MANY = "The form has too many fields.";

    private RequestReader() {}

    /**
     * Reads.
     *
     * @param path below the tracker's address, decoded, without leading slash
     * @throws TooLarge if the body is too large
     */
    public static Request read(HttpServletRequest http, String path) throws IOException {
        return read(http, path, fields(http));
    }

    /** Reads all but the fields, for those whose body is something else. */
    public static Request readHead(HttpServletRequest http, String path) throws IOException {
        return read(http, path, Fields.NONE);
    }

    private static Request read(HttpServletRequest http, String path, Fields fields) throws IOException {
        return new Request(
                http.getMethod().toUpperCase(Locale.ROOT),
                path,
                http.getQueryString(),
                fields,
                headers(http),
                http.getRemoteUser(),
                InetAddress.getByName(http.getRemoteAddr()),
                (name, password) -> isKnown(http, name, password));
    }

    /** Asks the server for this request alone: nothing of the login stays. */
    private static boolean isKnown(HttpServletRequest http, String name, String password) {
        try {
            http.login(name, password);
            boolean known = http.getRemoteUser() != null;
            http.logout();
            return known;
        } catch (ServletException refused) {
            return false;
        }
    }

    private static Map<String, String> headers(HttpServletRequest http) {
        Map<String, String> headers = new HashMap<>();
        Collections.list(http.getHeaderNames())
                .forEach(name -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), http.getHeader(name)));
        headers.remove("proxy");
        return headers;
    }

    private static Fields fields(HttpServletRequest http) throws IOException {
        Fields.Builder fields = new Fields.Builder();
        if (http.getQueryString() != null) {
            addEncoded(fields, http.getQueryString());
        }
        String type = http.getContentType() == null ? "" : http.getContentType();
        if (!http.getMethod().equals("POST")) {
            return fields.build(false);
        }
        if (type.regionMatches(true, 0, "application/x-www-form-urlencoded", 0, 33)) {
            addEncoded(fields, new String(body(http, LARGEST_FORM), StandardCharsets.UTF_8));
            return fields.build(false);
        }
        Optional<String> boundary = type.regionMatches(true, 0, "multipart/form-data", 0, 19)
                ? MultipartParser.boundary(type)
                : Optional.empty();
        if (boundary.isEmpty()) {
            return fields.build(false);
        }
        if (!MultipartParser.parse(body(http, LARGEST_BODY), boundary.get(), fields)) {
            throw new TooLarge(TOO_MANY);
        }
        return fields.build(true);
    }

    private static void addEncoded(Fields.Builder fields, String encoded) {
        if (encoded.chars().filter(c -> c == '&').count() >= MOST_FIELDS) {
            throw new TooLarge(TOO_MANY);
        }
        fields.addEncoded(encoded);
    }

    private static byte[] body(HttpServletRequest http, int largest) throws IOException {
        if (http.getContentLengthLong() > largest) {
            throw tooLarge(largest);
        }
        byte[] body = http.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            throw tooLarge(largest);
        }
        return body;
    }

    private static TooLarge tooLarge(int largest) {
        return new TooLarge("The form is larger than " + largest / 1024 / 1024 + " MiB.");
    }
}
