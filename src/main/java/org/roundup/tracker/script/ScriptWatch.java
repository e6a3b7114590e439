package org.roundup.tracker.script;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.roundup.hyperdb.ScriptError;
import org.roundup.tracker.script.compile.ScriptTree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when scripts have changed. It looks at names, sizes and times of the files, at most once in an interval.
 * Broken scripts do no harm: they are reported, and the ones before stay in use until the files change again.
 * Thread-safe.
 */
public final class ScriptWatch {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.tracker.script");

    private final long interval;
    private final LongSupplier nanoTime;
    private final AtomicLong next;
    private ScriptTree refused;
    private ScriptTree touched;
    private volatile ScriptError problem;

    /**
     * @param interval shortest time between two looks
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    public ScriptWatch(Duration interval, LongSupplier nanoTime) {
        this.interval = interval.toNanos();
        this.nanoTime = nanoTime;
        this.next = new AtomicLong(nanoTime.getAsLong() + this.interval);
    }

    /** Why changed scripts are not in use, if they are not. */
    public Optional<ScriptError> problem() {
        return Optional.ofNullable(problem);
    }

    /**
     * Looks for changes if it is time to.
     *
     * @return new scripts, loaded without errors; nothing if those in use are to be kept
     */
    public Optional<Scripts> newer(Scripts inUse) {
        long now = nanoTime.getAsLong();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + interval)) {
            return Optional.empty();
        }
        return look(inUse);
    }

    private synchronized Optional<Scripts> look(Scripts inUse) {
        Scripts changed = null;
        try {
            ScriptTree tree = ScriptTree.of(inUse.tree().home());
            if (tree.equals(inUse.tree()) || tree.equals(touched)) {
                refused = null;
                problem = null;
                return Optional.empty();
            }
            if (tree.equals(refused)) {
                return Optional.empty();
            }
            refused = tree;
            if (inUse.haveTextsOf(tree)) {
                touched = tree;
                problem = null;
                return Optional.empty();
            }
            changed = inUse.now();
            changed.schema();
            changed.detectors();
            refused = null;
            problem = null;
            LOG.info("The scripts of {} have changed and are in use now", tree.home());
            return Optional.of(changed);
        } catch (ScriptError error) {
            problem = error;
            LOG.error(
                    "The scripts of {} have changed but cannot be used: {}",
                    inUse.tree().home(),
                    error.getMessage());
            if (changed != null) {
                changed.close();
            }
            return Optional.empty();
        }
    }
}
