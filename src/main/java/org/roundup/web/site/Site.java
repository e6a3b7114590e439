package org.roundup.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.roundup.store.sql.Retries;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.TrackerConfig;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.tracker.script.api.ClientFace;
import org.roundup.tracker.trace.Trace;
import org.roundup.web.asset.StaticFiles;
import org.roundup.web.page.PageMaker;
import org.roundup.web.request.PageContext;
import org.roundup.web.session.Authentication;
import org.roundup.web.session.BasicCredentials;
import org.roundup.web.session.LoginSessions;
import org.roundup.web.session.Logins;
import org.roundup.web.session.SessionCookie;
import org.roundup.web.visit.Request;
import org.roundup.web.visit.RequestReader;
import org.roundup.web.visit.TooLarge;

/** The pages of one tracker. */
public final class Site {

    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int UNAVAILABLE = 503;

    private final StaticFiles files;
    private final Downloads downloads;
    private final VisitRunner runner;
    private final boolean https;
    private final Incidents incidents;

    public Site(Tracker tracker) {
        TrackerConfig config = tracker.config();
        SessionCookie cookie = new SessionCookie(config);
        Logins logins = Logins.ofPages(tracker);
        Authentication authentication = new Authentication(tracker, cookie, new BasicCredentials(logins));
        this.incidents = new Incidents(tracker);
        this.files = new StaticFiles(config, () -> ClientFace.cacheControl(tracker.face("client")));
        this.downloads = new Downloads(tracker, authentication);
        PageMaker pages = new PageMaker(tracker, files::url);
        this.runner = new VisitRunner(
                tracker,
                authentication,
                cookie,
                new ForgeryGuard(tracker),
                new Actions(tracker, new LoginSessions(tracker, cookie), logins),
                pages,
                incidents);
        this.https = config.get(TrackerOptions.WEB).startsWith("https:");
    }

    /**
     * Answers a request.
     *
     * @param path below the tracker's address, decoded, without leading slash
     */
    public void handle(HttpServletRequest http, HttpServletResponse response, String path) throws IOException {
        try (Trace trace = Trace.begin("web " + path)) {
            PageContext context = PageContext.of(path);
            if (context.kind() == PageContext.Kind.STATIC) {
                sendFile(http, response, context.rest());
            } else {
                answer(http, response, path, context);
            }
        }
    }

    private void sendFile(HttpServletRequest http, HttpServletResponse response, String name) throws IOException {
        Map<String, String> headers = SecurityHeaders.of(SecurityHeaders.nonce(), https);
        if (!http.getMethod().equals("GET") && !http.getMethod().equals("HEAD")) {
            headers.put("Allow", "GET, HEAD");
            ErrorPages.reply(NOT_ALLOWED, headers, "Bad method", "Bad method: " + http.getMethod())
                    .send(http, response);
        } else if (!files.send(http, response, name)) {
            ErrorPages.reply(NOT_FOUND, headers, "Not found", "There is no file " + name)
                    .send(http, response);
        }
    }

    private void answer(HttpServletRequest http, HttpServletResponse response, String path, PageContext context)
            throws IOException {
        String nonce = SecurityHeaders.nonce();
        Map<String, String> headers = SecurityHeaders.of(nonce, https);
        try {
            Request request = RequestReader.read(http, path);
            if (context.kind() == PageContext.Kind.DOWNLOAD) {
                downloads.send(http, response, request, context, headers);
                return;
            }
            ForgeryCheck check = new ForgeryCheck();
            Reply reply = Retries.run(() -> runner.run(request, context, nonce, headers, check, response));
            if (reply != null) {
                reply.send(http, response);
            }
        } catch (TooLarge tooLarge) {
            ErrorPages.reply(TOO_LARGE, headers, "Too large", tooLarge.getMessage())
                    .send(http, response);
        } catch (org.roundup.store.sql.RetryableError busy) {
            response.setHeader("Retry-After", "2");
            ErrorPages.reply(UNAVAILABLE, headers, "Busy", "The database is busy. Please try again in a moment.")
                    .send(http, response);
        } catch (RuntimeException broken) {
            fail(http, response, headers, broken);
        }
    }

    private void fail(
            HttpServletRequest http, HttpServletResponse response, Map<String, String> headers, RuntimeException broken)
            throws IOException {
        if (response.isCommitted()) {
            throw broken;
        }
        var rendered = incidents.report(broken, http.getMethod() + " " + http.getPathInfo(), "unknown");
        Reply.page(500, headers, List.of(), rendered).send(http, response);
    }
}
