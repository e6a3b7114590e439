package org.roundup.store.change;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.roundup.hyperdb.RoundupException;
import org.roundup.store.sql.SqlSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the change log at an interval and hands what is new to listeners. A hint ({@link #wake}) makes it read at once;
 * nothing depends on hints. May be used by any thread.
 */
public final class ChangePoller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.changes");
    private static final int LIMIT = 1000;

    private final Supplier<SqlSession> sessions;
    private final Duration interval;
    private final Duration kept;
    private final Clock clock;
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
    private final Object monitor = new Object();

    private Cursor cursor;
    private long lastReadMillis;
    private Thread thread;
    private boolean hinted;
    private boolean closed;

    /**
     * @param sessions opens a session for each reading
     * @param interval time between readings
     * @param kept age at which changes are pruned
     * @param clock clock by which that is judged
     */
    public ChangePoller(Supplier<SqlSession> sessions, Duration interval, Duration kept, Clock clock) {
        this.sessions = sessions;
        this.interval = interval;
        this.kept = kept;
        this.clock = clock;
    }

    public void addListener(ChangeListener listener) {
        listeners.add(listener);
    }

    public void removeListener(ChangeListener listener) {
        listeners.remove(listener);
    }

    /** Starts reading on a thread of its own, from the log's present end. */
    public void start(String threadName) {
        synchronized (monitor) {
            if (thread != null || closed) {
                throw new IllegalStateException("The poller was started before");
            }
            poll();
            thread = new Thread(this::run, threadName);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Asks for a reading now. */
    public void wake() {
        synchronized (monitor) {
            hinted = true;
            monitor.notifyAll();
        }
    }

    /** Ends reading; waits until listeners have returned. */
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
                running.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (pause()) {
            try {
                poll();
            } catch (RoundupException error) {
                LOG.warn("The change log could not be read; trying again in {}", interval, error);
            }
        }
    }

    /** Waits for the interval or a hint; tells whether to go on. */
    private boolean pause() {
        long end = System.nanoTime() + interval.toNanos();
        synchronized (monitor) {
            try {
                for (long left = interval.toMillis(); left > 0 && !hinted && !closed; ) {
                    monitor.wait(left);
                    left = (end - System.nanoTime()) / 1_000_000L;
                }
            } catch (InterruptedException interrupted) {
                return false;
            }
            hinted = false;
            return !closed;
        }
    }

    /** Reads what is new and tells the listeners. The first call only finds the end of the log. */
    public synchronized void poll() {
        try (SqlSession session = sessions.get()) {
            long now = clock.millis();
            if (cursor == null) {
                cursor = ChangeLog.latest(session);
            } else if (now - lastReadMillis > kept.toMillis()) {
                cursor = ChangeLog.latest(session);
                tell(ChangeListener::startedOver);
            } else {
                readOn(session);
            }
            lastReadMillis = now;
        }
    }

    private void readOn(SqlSession session) {
        List<LoggedChange> page;
        do {
            page = ChangeLog.readSince(session, cursor, LIMIT);
            if (!page.isEmpty()) {
                List<Change> changes = page.stream().map(LoggedChange::change).toList();
                cursor = page.get(page.size() - 1).cursor();
                tell(listener -> listener.changed(changes));
            }
        } while (page.size() == LIMIT);
    }

    private void tell(Consumer<ChangeListener> news) {
        for (ChangeListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException error) {
                LOG.error("A listener failed to take note of changes", error);
            }
        }
    }
}
