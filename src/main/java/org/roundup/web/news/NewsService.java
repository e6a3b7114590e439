package org.roundup.web.news;

import java.time.Duration;
import org.roundup.store.task.RepeatingTask;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.TrackerService;

/** Looks every half minute for new items, for each tracker that is served. */
public final class NewsService implements TrackerService {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    @Override
    public Running start(Tracker tracker) {
        NewsJob job = new NewsJob(tracker);
        RepeatingTask task = new RepeatingTask("roundup-news-" + tracker.name(), INTERVAL, job::run);
        task.start();
        return task::close;
    }
}
