package org.roundup.web.unsubscribe;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.roundup.hyperdb.RoundupException;
import org.roundup.mail.unsubscribe.UnsubscribeSeal;
import org.roundup.mail.unsubscribe.Unsubscriber;
import org.roundup.mail.unsubscribe.Unsubscription;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.trace.Trace;
import org.roundup.web.face.TrackerFace;
import org.roundup.web.html.Html;

/**
 * Answers {@code @unsubscribe/TOKEN}. POST ends the mails, as mail programs do it by one click; GET, which some programs
 * send without being asked, only shows a button for it.
 */
public final class UnsubscribeFace implements TrackerFace {

    @Override
    public boolean takes(Tracker tracker, String path) {
        return path.startsWith(UnsubscribeSeal.PATH);
    }

    @Override
    public void handle(Tracker tracker, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (Trace trace = Trace.begin("web " + UnsubscribeSeal.PATH)) {
            answer(tracker, path.substring(UnsubscribeSeal.PATH.length()), request, response);
        }
    }

    private static void answer(Tracker tracker, String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Unsubscription> wish = new UnsubscribeSeal(tracker.config()).read(token);
        boolean asks = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (wish.isEmpty()) {
            page(
                    response,
                    HttpServletResponse.SC_NOT_FOUND,
                    "Not found",
                    "This link is not one of ours, or incomplete.");
        } else if (asks) {
            String item = wish.get().className() + wish.get().itemId();
            form(response, "No more mail about " + item + "?");
        } else if (request.getMethod().equals("POST")) {
            carryOut(tracker, wish.get(), response);
        } else {
            response.setHeader("Allow", "GET, HEAD, POST");
            page(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Bad request", "Bad method");
        }
    }

    private static void carryOut(Tracker tracker, Unsubscription wish, HttpServletResponse response)
            throws IOException {
        String item = wish.className() + wish.itemId();
        try {
            new Unsubscriber(tracker).carryOut(wish);
        } catch (RoundupException refused) {
            page(response, HttpServletResponse.SC_CONFLICT, "Not done", refused.getMessage());
            return;
        }
        page(response, HttpServletResponse.SC_OK, "Done", "You get no more mail about " + item + ".");
    }

    private static void form(HttpServletResponse response, String question) throws IOException {
        send(
                response,
                HttpServletResponse.SC_OK,
                question,
                "<form method=\"post\"><input type=\"hidden\" name=\"List-Unsubscribe\" value=\"One-Click\">"
                        + "<button type=\"submit\" class=\"primary\">Stop these mails</button></form>");
    }

    private static void page(HttpServletResponse response, int status, String title, String text) throws IOException {
        send(response, status, title, "<p>" + Html.escape(text) + "</p>");
    }

    private static void send(HttpServletResponse response, int status, String title, String body) throws IOException {
        String page = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex\"><title>" + Html.escape(title)
                + "</title><link rel=\"stylesheet\" href=\"../@@file/roundup.css\"></head><body class=\"plain\"><main><h1>"
                + Html.escape(title) + "</h1>" + body + "</main></body></html>\n";
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
