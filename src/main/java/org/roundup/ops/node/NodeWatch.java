package org.roundup.ops.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.roundup.tracker.TrackerRegistry;

/** Looks at all trackers of this node. For all threads. */
public final class NodeWatch implements AutoCloseable {

    private final Supplier<TrackerRegistry> registry;
    private final Map<String, TrackerWatch> watches = new ConcurrentHashMap<>();
    private final ExecutorService background = Executors.newCachedThreadPool(look -> {
        Thread thread = new Thread(look, "roundup-look");
        thread.setDaemon(true);
        return thread;
    });

    /** @param registry the trackers; asked for when somebody wants to know about them */
    public NodeWatch(Supplier<TrackerRegistry> registry) {
        this.registry = registry;
    }

    /** All trackers, sorted by name. */
    public List<TrackerWatch> trackers() {
        return registry.get().names().stream().map(this::watch).toList();
    }

    private TrackerWatch watch(String name) {
        return watches.computeIfAbsent(name, added -> new TrackerWatch(added, registry.get(), background));
    }

    /** The tracker of a name, in any case. */
    public Optional<TrackerWatch> tracker(String name) {
        String known = name.toLowerCase(Locale.ROOT);
        return registry.get().names().contains(known) ? Optional.of(watch(known)) : Optional.empty();
    }

    /** Which trackers can serve, sorted by name; takes no longer for many than for one. */
    public Map<String, Condition> conditions() {
        List<TrackerWatch> all = trackers();
        all.forEach(TrackerWatch::begin);
        Map<String, Condition> conditions = new LinkedHashMap<>();
        all.forEach(each -> conditions.put(each.name(), each.condition()));
        return conditions;
    }

    /** Begins to look at everything of all trackers, so that asking for it takes no longer for many than for one. */
    public void begin() {
        trackers().forEach(TrackerWatch::beginAll);
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
