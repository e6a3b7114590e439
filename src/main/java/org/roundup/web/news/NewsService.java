package org.roundup.web.news;

import java.time.Duration;
import org.roundup.tracker.RepeatingService;

/** Looks every half minute for new items, for each tracker that is served. */
public final class NewsService extends RepeatingService {

    public NewsService() {
        super("roundup-news", Duration.ofSeconds(30), tracker -> new NewsJob(tracker)::run);
    }
}
