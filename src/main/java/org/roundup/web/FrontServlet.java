package org.roundup.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.roundup.hyperdb.RoundupException;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.TrackerRegistry;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.tracker.script.api.ClientFace;
import org.roundup.web.compression.CompressionFilter;
import org.roundup.web.face.Faces;
import org.roundup.web.face.TrackerFace;
import org.roundup.web.html.Html;

/** Takes every request to the tracker that the first segment of its path names. */
public final class FrontServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Sites sites = new Sites();
    private final transient Faces faces = Faces.find();

    @Inject
    private transient TrackerRegistry registry;

    private transient TrackerIndex index;
    private transient byte[] icon;

    @Override
    public void init() throws ServletException {
        Settings settings = new Settings(getServletContext());
        ServedTrackers.register(getServletContext(), registry);
        index = new TrackerIndex(registry, settings.find("template").map(Path::of));
        icon = icon(settings.find("favicon").map(Path::of).filter(Files::isRegularFile));
    }

    private static byte[] icon(Optional<Path> file) throws ServletException {
        try (InputStream in = file.isPresent()
                ? Files.newInputStream(file.get())
                : FrontServlet.class.getResourceAsStream("favicon.ico")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ServletException("The icon cannot be read: " + e.getMessage(), e);
        }
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
            redirect(response, HttpServletResponse.SC_FOUND, TrackerIndex.encoded(names.get(0)) + "/index");
            return;
        }
        page(response, index.page());
    }

    private void favicon(HttpServletResponse response) throws IOException {
        response.setContentType("image/x-icon");
        response.setHeader("Cache-Control", "public, max-age=86400");
        response.getOutputStream().write(icon);
    }

    /** Hands a request to its tracker; the path below it is null if not even its slash was sent. */
    private void tracker(String name, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Tracker> tracker;
        try {
            tracker = registry.find(name);
        } catch (RoundupException e) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            page(response, TrackerIndex.page("Tracker " + name + " is out of order", "<p>The log says why.</p>"));
            return;
        }
        if (tracker.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            page(response, TrackerIndex.page("Not found", "<p>There is no tracker " + Html.escape(name) + ".</p>"));
        } else if (path == null) {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            redirect(response, HttpServletResponse.SC_MOVED_PERMANENTLY, TrackerIndex.encoded(name) + "/" + query);
        } else {
            hand(tracker.get(), path, request, response);
        }
    }

    private void hand(Tracker tracker, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!tracker.config().get(WebOptions.DYNAMIC_COMPRESSION)) {
            request.setAttribute(CompressionFilter.OFF, true);
        }
        request.setAttribute(CompressionFilter.IS_DENSE, (Predicate<String>) type -> isDense(tracker, type));
        Optional<TrackerFace> face = faces.of(tracker, path);
        if (face.isPresent()) {
            face.get().handle(tracker, path, request, response);
        } else {
            sites.of(tracker).handle(request, response, path);
        }
    }

    /** Whether the scripts of a tracker name a type as compressed; whoever needs scripts tells if they are broken. */
    private static boolean isDense(Tracker tracker, String type) {
        try {
            return ClientFace.denseTypes(tracker.face("client")).contains(type);
        } catch (RoundupException broken) {
            return false;
        }
    }

    /** Relative, so that it is right behind any proxy. */
    private static void redirect(HttpServletResponse response, int status, String location) {
        response.setStatus(status);
        response.setHeader("Location", location);
        response.setContentLength(0);
    }

    private static void page(HttpServletResponse response, String page) throws IOException {
        response.setContentType("text/html;charset=utf-8");
        response.getOutputStream().write(page.getBytes(UTF_8));
    }
}
