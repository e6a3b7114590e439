package org.roundup.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.roundup.hyperdb.RoundupException;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.TrackerRegistry;
import org.roundup.web.site.ServerLogin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address {@code login/TRACKER}, for which the application server wants to know who asks, as {@code web.xml} says.
 * Whom it names gets a session of the tracker.
 */
public final class LoginServlet extends HttpServlet {
    private static final Logger LOG = LoggerFactory.getLogger("roundup.web");
    private static final String RESERVED = "login";
    private static final long serialVersionUID = 1L;

    @Inject
    private transient TrackerRegistry registry;

    @Override
    public void init() throws ServletException {
        if (registry.names().contains(RESERVED)) {
            LOG.warn("The tracker \"login\" cannot be reached: its address is that of the server's login");
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String name = path.replaceFirst("^/", "").replaceFirst("/$", "");
        Optional<Tracker> tracker;
        try {
            tracker = registry.find(name);
        } catch (RoundupException e) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        if (tracker.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            new ServerLogin(tracker.get()).answer(request, response);
        }
    }
}
