package org.roundup.web;

import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.roundup.tracker.TrackerList;
import org.roundup.tracker.TrackerRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which trackers a deployment serves. */
public final class ServedTrackers {
    private static final Logger LOG = LoggerFactory.getLogger("roundup.web");
    private static final String ATTRIBUTE = ServedTrackers.class.getName();

    private ServedTrackers() {}

    /** Says what a context that is about to start will serve; for the server that is part of this program. */
    public static void set(ServletContext context, Map<String, Path> homes) {
        context.setAttribute(ATTRIBUTE, Map.copyOf(homes));
    }

    /** The registry of a context that has started. */
    public static TrackerRegistry registry(ServletContext context) {
        return (TrackerRegistry) context.getAttribute(TrackerRegistry.class.getName());
    }

    /** Gives a registry the trackers of its context, and the context its registry. */
    static void register(ServletContext context, TrackerRegistry registry) {
        registry.register(of(context));
        context.setAttribute(TrackerRegistry.class.getName(), registry);
    }

    /**
     * The homes by name: what was {@link #set}, else the list in the file that the setting {@code config} names. A
     * deployment without a list is usable, and says in the log what is missing.
     *
     * @throws org.roundup.hyperdb.ConfigurationError if there is a list that cannot be read
     */
    @SuppressWarnings("unchecked")
    private static Map<String, Path> of(ServletContext context) {
        Object given = context.getAttribute(ATTRIBUTE);
        if (given != null) {
            return (Map<String, Path>) given;
        }
        Optional<String> file = new Settings(context).find("config");
        if (file.isEmpty()) {
            LOG.warn("No trackers to serve: name the file with the section [trackers] by the system property "
                    + "roundup.config, the environment variable ROUNDUP_CONFIG, the JNDI entry roundup/config "
                    + "or the context parameter roundup.config");
        }
        return file.map(name -> TrackerList.read(Path.of(name))).orElse(Map.of());
    }
}
