package org.roundup.ops.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.roundup.hyperdb.RoundupException;
import org.roundup.store.Store;
import org.roundup.store.outbox.OutboxMessage;
import org.roundup.store.sql.ConnectionPools;
import org.roundup.store.sql.SqlSession;
import org.roundup.tracker.Tally;
import org.roundup.tracker.Tracker;
import org.roundup.tracker.TrackerRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one tracker of this node. For all threads. */
public final class TrackerWatch {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.ops");

    private static final Duration CONDITION_HOLDS = Duration.ofSeconds(2);
    private static final Duration FIGURES_HOLD = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int TRIAL_BYTES = 4096;

    private final String name;
    private final TrackerRegistry registry;
    private final BoundedLook<Condition> condition;
    private final BoundedLook<Optional<Figures>> figures;
    private final AtomicReference<Condition> reported = new AtomicReference<>(Condition.READY);
    private volatile Tracker tracker;
    private volatile DataSource pool;

    TrackerWatch(String name, TrackerRegistry registry, Executor background) {
        this.name = name;
        this.registry = registry;
        this.condition =
                new BoundedLook<>(this::lookAtCondition, background, CONDITION_HOLDS, PATIENCE, System::nanoTime);
        this.figures = new BoundedLook<>(this::count, background, FIGURES_HOLD, PATIENCE, System::nanoTime);
    }

    /** The name of the tracker. */
    public String name() {
        return name;
    }

    /** Begins to look at the condition, so that several trackers are looked at together. */
    void begin() {
        condition.begin();
    }

    /** Begins to look at everything. */
    void beginAll() {
        condition.begin();
        figures.begin();
    }

    /** Whether the tracker can serve, as was seen two seconds ago at the most. Waits two seconds at the most. */
    public Condition condition() {
        Condition now = condition.see().orElse(Condition.SILENT);
        if (reported.getAndSet(now) != now) {
            report(now);
        }
        return now;
    }

    private void report(Condition now) {
        if (now == Condition.READY) {
            LOG.info("Tracker \"{}\" is ready", name);
        } else {
            LOG.warn("Tracker \"{}\" {}: {}", name, now.isReady() ? "serves" : "is not ready", now.text());
        }
    }

    /** The figures, as they were ten seconds ago at the most; empty if the database does not tell them in time. */
    public Optional<Figures> figures() {
        return figures.see().flatMap(found -> found);
    }

    /** What has been counted, without waiting; empty if the tracker is not known to be open. */
    public Optional<Tally> tally() {
        return Optional.ofNullable(tracker).map(Tracker::tally);
    }

    /** The use of the connections to the database, without waiting; empty if the pool is not one of ours. */
    public Optional<ConnectionPools.Use> pool() {
        return Optional.ofNullable(pool).flatMap(ConnectionPools::use);
    }

    private Optional<Store> open() {
        try {
            Optional<Tracker> found = registry.find(name);
            tracker = found.orElse(null);
            Optional<Store> store = found.map(Tracker::store);
            pool = store.map(open -> open.settings().pool()).orElse(null);
            return store;
        } catch (RoundupException closed) {
            LOG.debug("Tracker {} cannot be opened", name, closed);
            return Optional.empty();
        }
    }

    private Condition lookAtCondition() {
        Optional<Store> store = open();
        if (store.isEmpty()) {
            return Condition.CLOSED;
        }
        if (!answers(store.get())) {
            return Condition.DATABASE;
        }
        if (!isWritable(store.get().settings().folder())) {
            return Condition.DISK;
        }
        Tracker open = tracker;
        boolean broken = open != null && open.scriptProblem().isPresent();
        return broken ? Condition.SCRIPTS_BROKEN : Condition.READY;
    }

    private boolean answers(Store store) {
        try {
            return store.isInitialised();
        } catch (RoundupException refused) {
            LOG.debug("The database of {} does not answer", name, refused);
            return false;
        }
    }

    private boolean isWritable(Path folder) {
        try {
            Path trial = Files.createTempFile(folder, "ready", ".tmp");
            try {
                Files.write(trial, new byte[TRIAL_BYTES]);
            } finally {
                Files.delete(trial);
            }
            return true;
        } catch (IOException full) {
            LOG.debug("Nothing can be written to {}", folder, full);
            return false;
        }
    }

    private Optional<Figures> count() {
        return open().flatMap(this::count);
    }

    private Optional<Figures> count(Store store) {
        try (SqlSession session = store.newSession()) {
            Map<OutboxMessage.State, Long> messages = store.outbox().count(session);
            return Optional.of(new Figures(
                    messages.get(OutboxMessage.State.NEW),
                    messages.get(OutboxMessage.State.DEAD),
                    store.sessions().count()));
        } catch (RoundupException refused) {
            LOG.debug("The database of {} tells no figures", name, refused);
            return Optional.empty();
        }
    }
}
