package org.roundup.ops.jmx;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.roundup.ops.metrics.RequestFigures;
import org.roundup.ops.node.NodeWatch;
import org.roundup.ops.node.TrackerWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beans of one deployment: {@code org.roundup:type=Node,context="/roundup"}, and for each tracker {@code
 * org.roundup:type=Tracker,context="/roundup",name="bugs"}.
 */
public final class Beans implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.ops");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final List<ObjectName> registered = new ArrayList<>();

    private Beans() {}

    /**
     * Registers the beans. Where that fails all works without them, and the log says so.
     *
     * @param context path of the deployment; empty for that at the root
     */
    public static Beans register(String context, NodeWatch node, RequestFigures requests) {
        Beans beans = new Beans();
        String place = ",context=" + ObjectName.quote(context.isEmpty() ? "/" : context);
        beans.add("type=Node" + place, new NodeBean(node, requests));
        for (TrackerWatch tracker : node.trackers()) {
            beans.add("type=Tracker" + place + ",name=" + ObjectName.quote(tracker.name()), new TrackerBean(tracker));
        }
        return beans;
    }

    private void add(String key, Object bean) {
        try {
            ObjectName name = new ObjectName("org.roundup:" + key);
            server.registerMBean(bean, name);
            registered.add(name);
        } catch (JMException refused) {
            LOG.warn("There will be no JMX bean {}: {}", key, refused.toString());
        }
    }

    @Override
    public void close() {
        for (ObjectName name : registered) {
            try {
                server.unregisterMBean(name);
            } catch (JMException gone) {
                LOG.debug("The JMX bean {} had gone already", name, gone);
            }
        }
    }
}
