package org.roundup.ops.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.roundup.ops.jmx.Beans;
import org.roundup.ops.metrics.NodeMetrics;
import org.roundup.ops.node.Condition;
import org.roundup.ops.node.NodeWatch;
import org.roundup.ops.node.TrackerWatch;

/** Answers whether this node lives and can serve, and gives its metrics. */
final class OperationsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static final String LIVE = "/-/live";
    static final String READY = "/-/ready";
    static final String METRICS = "/-/metrics";

    private static final JsonProvider JSON = JsonProvider.provider();

    private final transient NodeWatch node;
    private final transient NodeMetrics metrics;
    private final transient Admission admission;
    private transient Beans beans;

    OperationsServlet(NodeWatch node, NodeMetrics metrics, Admission admission) {
        this.node = node;
        this.metrics = metrics;
        this.admission = admission;
    }

    @Override
    public void init() {
        beans = Beans.register(getServletContext().getContextPath(), node, metrics.requests());
    }

    @Override
    public void destroy() {
        beans.close();
        node.close();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        switch (request.getServletPath()) {
            case LIVE -> send(response, HttpServletResponse.SC_OK, status("live"));
            case READY -> ready(request, response);
            default -> metrics(request, response);
        }
    }

    private void metrics(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!admission.admits(request)) {
            send(response, HttpServletResponse.SC_FORBIDDEN, status("forbidden"));
            return;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        metrics.write(text);
        response.setContentType(NodeMetrics.CONTENT_TYPE);
        response.setContentLength(text.size());
        text.writeTo(response.getOutputStream());
    }

    private void ready(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("tracker");
        Map<String, Condition> conditions;
        if (name == null) {
            conditions = node.conditions();
        } else {
            Optional<TrackerWatch> tracker = node.tracker(name);
            if (tracker.isEmpty()) {
                send(response, HttpServletResponse.SC_NOT_FOUND, status("unknown"));
                return;
            }
            conditions = Map.of(tracker.get().name(), tracker.get().condition());
        }
        boolean ready = conditions.values().stream().allMatch(Condition::isReady);
        JsonObjectBuilder answer = status(ready ? "ready" : "not ready");
        if (admission.admits(request)) {
            JsonObjectBuilder trackers = JSON.createObjectBuilder();
            conditions.forEach((each, condition) -> trackers.add(each, detail(condition)));
            answer.add("trackers", trackers);
        }
        send(response, ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE, answer);
    }

    private static JsonObjectBuilder status(String text) {
        return JSON.createObjectBuilder().add("status", text);
    }

    private static JsonObjectBuilder detail(Condition condition) {
        JsonObjectBuilder detail = status(condition.isReady() ? "ready" : "not ready");
        return condition.text().isEmpty() ? detail : detail.add("problem", condition.text());
    }

    private static void send(HttpServletResponse response, int status, JsonObjectBuilder answer) throws IOException {
        byte[] body = (answer.build() + "\n").getBytes(UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
