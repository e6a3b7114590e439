package org.roundup.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.roundup.tracker.Tracker;
import org.roundup.web.site.Site;

/** The sites of the open trackers. A tracker that was opened anew gets a new site. */
final class Sites {

    private record Entry(Tracker tracker, Site site) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    Site of(Tracker tracker) {
        return entries.compute(
                        tracker.name(),
                        (name, known) -> known != null && known.tracker == tracker
                                ? known
                                : new Entry(tracker, new Site(tracker)))
                .site;
    }
}
