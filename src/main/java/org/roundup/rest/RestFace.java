package org.roundup.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.config.option.WebOptions;
import org.roundup.tracker.trace.Trace;
import org.roundup.web.face.TrackerFace;

/** The REST interface of all trackers. */
public final class RestFace implements TrackerFace {

    private static final String ROOT = "rest";

    private final Map<Tracker, RestService> services = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public boolean takes(Tracker tracker, String path) {
        return (path.equals(ROOT) || path.startsWith(ROOT + "/"))
                && tracker.config().get(WebOptions.ENABLE_REST);
    }

    @Override
    public void handle(Tracker tracker, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (Trace trace = Trace.begin("rest " + request.getMethod() + " " + path)) {
            services.computeIfAbsent(tracker, RestService::new)
                    .handle(request, response, path.substring(ROOT.length()));
        }
    }
}
