package org.roundup.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.roundup.web.page.Rendered;

/**
 * An answer that is complete.
 *
 * @param location where the browser is sent on to, or null
 * @param page what is sent, or null if there is nothing to send
 */
record Reply(int status, Map<String, String> headers, List<String> cookies, String location, Rendered page) {

    static Reply page(int status, Map<String, String> headers, List<String> cookies, Rendered page) {
        return new Reply(status, headers, cookies, null, page);
    }

    static Reply redirect(String location, Map<String, String> headers, List<String> cookies) {
        return new Reply(HttpServletResponse.SC_FOUND, headers, cookies, location, null);
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        cookies.forEach(cookie -> response.addHeader("Set-Cookie", cookie));
        if (!headers.containsKey("Cache-Control")) {
            response.setHeader("Cache-Control", "no-cache, private");
        }
        if (location != null) {
            response.setHeader("Location", location.replace("\r", "%0D").replace("\n", "%0A"));
            response.setContentLength(0);
            return;
        }
        response.setContentType(page.contentType());
        response.setContentLength(page.body().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(page.body());
        }
    }
}
