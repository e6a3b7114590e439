package org.roundup.tracker;

import java.time.Duration;
import java.util.function.Function;
import org.roundup.store.task.RepeatingTask;

/** Does a job again and again, on a thread of its own, for each tracker that is served. */
public abstract class RepeatingService implements TrackerService {

    private final String name;
    private final Duration interval;
    private final Function<Tracker, Runnable> job;

    /**
     * @param name beginning of the names of the threads
     * @param interval time between the end of the job and its next beginning
     * @param job the job of a tracker
     */
    protected RepeatingService(String name, Duration interval, Function<Tracker, Runnable> job) {
        this.name = name;
        this.interval = interval;
        this.job = job;
    }

    @Override
    public final Running start(Tracker tracker) {
        RepeatingTask task = new RepeatingTask(name + "-" + tracker.name(), interval, job.apply(tracker));
        task.start();
        return task::close;
    }
}
