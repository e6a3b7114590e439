package org.roundup.rest.stream;

import org.roundup.tracker.Tracker;
import org.roundup.tracker.TrackerService;

/** Sees to it that streams of events end with the tracker that they tell of. */
public final class EventStreamService implements TrackerService {

    @Override
    public Running start(Tracker tracker) {
        return () -> EventStreams.close(tracker);
    }
}
