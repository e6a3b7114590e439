package org.roundup.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An answer that is complete.
 *
 * @param location where the browser is sent on to, or null
 * @param contentType of the text, or null if there is none
 */
record Reply(
        int status,
        Map<String, String> headers,
        List<String> cookies,
        String location,
        String contentType,
        String text) {

    static Reply page(int status, Map<String, String> headers, List<String> cookies, String contentType, String text) {
        return new Reply(status, headers, cookies, null, contentType, text);
    }

    static Reply redirect(String location, Map<String, String> headers, List<String> cookies) {
        return new Reply(HttpServletResponse.SC_FOUND, headers, cookies, location, null, "");
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        cookies.forEach(cookie -> response.addHeader("Set-Cookie", cookie));
        response.setHeader("Cache-Control", "no-cache, private");
        if (location != null) {
            response.setHeader("Location", location.replace("\r", "%0D").replace("\n", "%0A"));
            response.setContentLength(0);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }
}
