package org.roundup.xmlrpc;

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

/** The XML-RPC interface of all trackers. */
public final class XmlRpcFace implements TrackerFace {

    private final Map<Tracker, XmlRpcService> services = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public boolean takes(Tracker tracker, String path) {
        return path.equals("xmlrpc") && tracker.config().get(WebOptions.ENABLE_XMLRPC);
    }

    @Override
    public void handle(Tracker tracker, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (Trace trace = Trace.begin("xmlrpc")) {
            services.computeIfAbsent(tracker, XmlRpcService::new).handle(request, response);
        }
    }
}
