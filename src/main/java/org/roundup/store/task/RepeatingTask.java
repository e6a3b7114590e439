package org.roundup.store.task;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step that runs again and again on a thread of its own: at an interval, and at once when somebody wakes it. A step
 * that fails is logged and runs again after the interval.
 */
public final class RepeatingTask implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.task");
    private static final long LONGEST_CLOSE_MILLIS = 30_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final String name;
    private final Duration interval;
    private final Runnable step;
    private final Object monitor = new Object();
    private Thread thread;
    private boolean woken;
    private boolean closed;

    /**
     * @param name name of the thread
     * @param interval time from the end of a step to the begin of the next
     */
    public RepeatingTask(String name, Duration interval, Runnable step) {
        this.name = name;
        this.interval = interval;
        this.step = step;
    }

    /** Starts the thread; the first step runs after the interval or when woken. */
    public void start() {
        start(interval);
    }

    /**
     * Starts the thread.
     *
     * @param delay time until the first step, unless woken before
     */
    public void start(Duration delay) {
        synchronized (monitor) {
            if (thread != null || closed) {
                throw new IllegalStateException(name + " was started before");
            }
            thread = new Thread(() -> run(delay), name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Asks for a step now, or right after the one that runs. */
    public void wake() {
        synchronized (monitor) {
            woken = true;
            monitor.notifyAll();
        }
    }

    /** Ends the repeating; waits for a step that runs, but not for ever. */
    @Override
    public void close() {
        Thread running;
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
            running = thread;
        }
        if (running != null && running != Thread.currentThread()) {
            try {
                running.join(LONGEST_CLOSE_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run(Duration delay) {
        Duration time = delay;
        while (pause(time)) {
            time = interval;
            try {
                step.run();
            } catch (RuntimeException error) {
                LOG.warn("{} failed; it will be tried again in {} s", name, interval.toSeconds(), error);
            }
        }
    }

    /** Waits for a time or a call; tells whether to go on. */
    private boolean pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        synchronized (monitor) {
            try {
                long left = time.toMillis();
                while (left > 0 && !woken && !closed) {
                    monitor.wait(left);
                    left = (end - System.nanoTime()) / NANOS_PER_MILLI;
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
            woken = false;
            return !closed;
        }
    }
}
