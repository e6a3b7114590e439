package org.roundup.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import org.roundup.hyperdb.RoundupException;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.TrackerRegistry;
import org.roundup.web.face.Faces;
import org.roundup.web.face.TrackerFace;

/** Takes every request to the tracker that the first segment of its path names. */
public final class FrontServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Sites sites = new Sites();
    private final transient Faces faces = Faces.find();

    @Inject
    private transient TrackerRegistry registry;

    @Override
    public void init() {
        ServedTrackers.register(getServletContext(), registry);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        int slash = path.indexOf('/', 1);
        if (path.equals("/")) {
            index(response);
        } else if (path.equals("/favicon.ico")) {
            favicon(response);
        } else {
            String name = path.substring(1, slash < 0 ? path.length() : slash);
            tracker(name, slash < 0 ? null : path.substring(slash + 1), request, response);
        }
    }

    /** The list of trackers; where there is but one, the way to it. */
    private void index(HttpServletResponse response) throws IOException {
        List<String> names = registry.names();
        if (names.size() == 1) {
            redirect(response, HttpServletResponse.SC_FOUND, encoded(names.get(0)) + "/index");
            return;
        }
        StringBuilder list = new StringBuilder("<ol>\n");
        for (String name : names) {
            list.append("<li><a href=\"%s/index\">%s</a></li>\n".formatted(encoded(name), escaped(name)));
        }
        page(response, "Roundup trackers index", list.append("</ol>").toString());
    }

    private static void favicon(HttpServletResponse response) throws IOException {
        response.setContentType("image/x-icon");
        response.setHeader("Cache-Control", "public, max-age=86400");
        try (var icon = FrontServlet.class.getResourceAsStream("favicon.ico")) {
            response.getOutputStream().write(icon.readAllBytes());
        }
    }

    /** Hands a request to its tracker; the path below it is null if not even its slash was sent. */
    private void tracker(String name, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Tracker> tracker;
        try {
            tracker = registry.find(name);
        } catch (RoundupException e) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            page(response, "Tracker " + escaped(name) + " is out of order", "<p>Its log says why.</p>");
            return;
        }
        if (tracker.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            page(response, "Not found", "<p>There is no tracker " + escaped(name) + ".</p>");
        } else if (path == null) {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            redirect(response, HttpServletResponse.SC_MOVED_PERMANENTLY, encoded(name) + "/" + query);
        } else {
            hand(tracker.get(), path, request, response);
        }
    }

    private void hand(Tracker tracker, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<TrackerFace> face = faces.of(tracker, path);
        if (face.isPresent()) {
            face.get().handle(tracker, path, request, response);
        } else {
            sites.of(tracker).handle(request, response, path);
        }
    }

    /** Relative, so that it is right behind any proxy. */
    private static void redirect(HttpServletResponse response, int status, String location) {
        response.setStatus(status);
        response.setHeader("Location", location);
        response.setContentLength(0);
    }

    private static void page(HttpServletResponse response, String title, String body) throws IOException {
        response.setContentType("text/html;charset=utf-8");
        String page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>%1$s</title></head>\n".formatted(title)
                + "<body>\n<h1>%s</h1>\n%s\n</body>\n</html>\n".formatted(title, body);
        response.getOutputStream().write(page.getBytes(UTF_8));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
