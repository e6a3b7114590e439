package org.roundup.tracker.script;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.roundup.hyperdb.RoundupException;
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
    private volatile RoundupException problem;

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
    public Optional<RoundupException> problem() {
        return Optional.ofNullable(problem);
    }

    /**
     * Looks for changes if it is time to, and has new scripts adopted. One thread at a time does so.
     *
     * @param inUse the scripts in use
     * @param adopt puts new scripts, loaded without errors, into use; what it throws is a reason to keep those in use
     */
    public void look(Supplier<Scripts> inUse, Consumer<Scripts> adopt) {
        long now = nanoTime.getAsLong();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + interval)) {
            compare(inUse, adopt);
        }
    }

    private synchronized void compare(Supplier<Scripts> inUse, Consumer<Scripts> adopt) {
        Scripts present = inUse.get();
        Scripts changed = null;
        try {
            ScriptTree tree = ScriptTree.of(present.tree().home());
            if (tree.equals(refused)) {
                return;
            }
            if (tree.equals(present.tree()) || tree.equals(touched) || present.haveTextsOf(tree)) {
                touched = tree;
                refused = null;
                problem = null;
                return;
            }
            refused = tree;
            changed = present.now();
            changed.schema();
            changed.detectors();
            adopt.accept(changed);
            refused = null;
            touched = null;
            problem = null;
            LOG.info("The scripts of {} have changed and are in use now", tree.home());
        } catch (RoundupException error) {
            problem = error;
            LOG.error(
                    "The scripts of {} have changed but cannot be used: {}",
                    present.tree().home(),
                    error.getMessage());
            if (changed != null) {
                changed.close();
            }
        }
    }
}
