package org.roundup.ops.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import java.util.Set;
import org.roundup.ops.metrics.NodeMetrics;
import org.roundup.ops.metrics.RequestFilter;
import org.roundup.ops.node.NodeWatch;
import org.roundup.web.ServedTrackers;
import org.roundup.web.Settings;

/**
 * Adds health and metrics to the application, on any server. Called by the server, since {@code META-INF/services} names
 * it, before what answers requests is added: so the time of a request is that of all it takes.
 */
public final class OperationsStartup implements ServletContainerInitializer {

    /** After the servlet that registers the trackers. */
    private static final int LATE = 2;

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        Settings settings = new Settings(context);
        Admission admission = Admission.read(
                settings.find("metrics.from").orElse(Admission.LOOPBACK), settings.find("metrics.token"));
        NodeWatch node = new NodeWatch(() -> ServedTrackers.registry(context));
        NodeMetrics metrics = new NodeMetrics(node);
        FilterRegistration.Dynamic filter = context.addFilter("requests", new RequestFilter(metrics.requests()));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        ServletRegistration.Dynamic servlet =
                context.addServlet("operations", new OperationsServlet(node, metrics, admission));
        servlet.addMapping(OperationsServlet.LIVE, OperationsServlet.READY, OperationsServlet.METRICS);
        servlet.setLoadOnStartup(LATE);
    }
}
