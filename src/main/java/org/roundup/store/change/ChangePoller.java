package org.roundup.store.change;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.roundup.store.sql.SqlSession;
import org.roundup.store.task.RepeatingTask;
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
    private final Duration kept;
    private final Clock clock;
    private final RepeatingTask task;
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();

    private Cursor cursor;
    private long lastReadMillis;

    /**
     * @param name name of the thread that reads
     * @param sessions opens a session for each reading
     * @param interval time between readings
     * @param kept age at which changes are pruned
     * @param clock clock by which that is judged
     */
    public ChangePoller(String name, Supplier<SqlSession> sessions, Duration interval, Duration kept, Clock clock) {
        this.sessions = sessions;
        this.kept = kept;
        this.clock = clock;
        this.task = new RepeatingTask(name, interval, this::poll);
    }

    public void addListener(ChangeListener listener) {
        listeners.add(listener);
    }

    public void removeListener(ChangeListener listener) {
        listeners.remove(listener);
    }

    /** Starts reading on a thread of its own, from the log's present end. */
    public void start() {
        poll();
        task.start();
    }

    /** Asks for a reading now. */
    public void wake() {
        task.wake();
    }

    /** Ends reading; waits for listeners that are being told. */
    @Override
    public void close() {
        task.close();
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
