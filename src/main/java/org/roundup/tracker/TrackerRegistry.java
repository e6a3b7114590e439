package org.roundup.tracker;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentSkipListMap;
import org.roundup.hyperdb.RoundupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trackers that this application serves, by name. A tracker is opened when it is first asked for; one that cannot be
 * opened is reported and tried again at the next request, and does not keep the others from working.
 *
 * <p>For all threads: opening one tracker makes only those wait who ask for the same one.
 */
@ApplicationScoped
public class TrackerRegistry {
    private static final Logger LOG = LoggerFactory.getLogger("roundup.tracker");

    private final NavigableMap<String, Place> places = new ConcurrentSkipListMap<>();

    /**
     * Adds trackers, or moves them to other homes, without opening them.
     *
     * @param homes the homes by name; names have no case
     */
    public void register(Map<String, Path> homes) {
        homes.forEach((name, home) -> {
            Place place = new Place(
                    name.toLowerCase(Locale.ROOT), home.toAbsolutePath().normalize());
            Place former = places.put(place.name, place);
            if (former != null) {
                former.close();
            }
        });
    }

    /** The names of all trackers, sorted. */
    public List<String> names() {
        return List.copyOf(places.keySet());
    }

    /**
     * The tracker of a name, opened.
     *
     * @param name in any case
     * @return empty if no tracker has the name
     * @throws RoundupException if it cannot be opened; the message tells why
     */
    public Optional<Tracker> find(String name) {
        return Optional.ofNullable(places.get(name.toLowerCase(Locale.ROOT))).map(Place::open);
    }

    @PreDestroy
    void close() {
        places.values().forEach(Place::close);
    }

    /** One name, and its tracker once that is open. */
    private static final class Place {
        private final String name;
        private final Path home;
        private final List<TrackerService.Running> services = new ArrayList<>();
        private Tracker tracker;
        private String lastReport;

        Place(String name, Path home) {
            this.name = name;
            this.home = home;
        }

        synchronized Tracker open() {
            if (tracker == null) {
                try {
                    tracker = Tracker.open(name, home);
                    startServices();
                } catch (RoundupException e) {
                    close();
                    report(e);
                    throw e;
                }
            }
            return tracker;
        }

        private void startServices() {
            for (TrackerService service : ServiceLoader.load(TrackerService.class, Tracker.class.getClassLoader())) {
                services.add(service.start(tracker));
            }
        }

        /** Logs what is wrong, but not the same again at each request. */
        private void report(RoundupException problem) {
            if (!problem.getMessage().equals(lastReport)) {
                lastReport = problem.getMessage();
                LOG.error("Cannot open tracker \"{}\" in {}: {}", name, home, lastReport);
            }
        }

        synchronized void close() {
            if (tracker != null) {
                services.forEach(TrackerService.Running::close);
                services.clear();
                tracker.close();
                tracker = null;
            }
        }
    }
}
