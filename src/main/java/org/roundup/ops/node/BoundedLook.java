package org.roundup.ops.node;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A look at something that may hang. It runs in a thread of the background, and what it has seen holds for
 * a while, so that many who ask cost as much as one. Who asks waits until the look has taken its time, and not at all if
 * it has taken that already. For all threads.
 *
 * @param <T> what is seen
 */
final class BoundedLook<T> {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.ops");

    /** A connection that was cut may keep a look for hours; meanwhile the database may be back. */
    private static final long GIVEN_UP_NANOS = Duration.ofMinutes(1).toNanos();

    private static final int MOST_RUNNING = 3;

    private final Supplier<T> look;
    private final Executor background;
    private final long holdsNanos;
    private final long patienceNanos;
    private final LongSupplier nanos;

    private final AtomicInteger running = new AtomicInteger();
    private Run last;

    /**
     * Prepares a look.
     *
     * @param look what to do; may take any time
     * @param holds how long what was seen holds
     * @param patience how long a look may take before those who ask go away without
     * @param nanos the time
     */
    BoundedLook(Supplier<T> look, Executor background, Duration holds, Duration patience, LongSupplier nanos) {
        this.look = look;
        this.background = background;
        this.holdsNanos = holds.toNanos();
        this.patienceNanos = patience.toNanos();
        this.nanos = nanos;
    }

    /** One look, and when it was. */
    private final class Run {
        private final long begun = nanos.getAsLong();
        private final CompletableFuture<T> seen;
        private volatile long ended;

        Run() {
            running.incrementAndGet();
            seen = CompletableFuture.supplyAsync(look, background).whenComplete((value, failure) -> {
                ended = nanos.getAsLong();
                running.decrementAndGet();
            });
        }

        /** Whether nobody needs to look again: it holds, or goes on and is not given up. */
        boolean isGood(long now) {
            if (seen.isDone()) {
                return now - ended < holdsNanos;
            }
            return now - begun < GIVEN_UP_NANOS || running.get() >= MOST_RUNNING;
        }

        T await() throws InterruptedException, ExecutionException, TimeoutException {
            long remaining = patienceNanos - (nanos.getAsLong() - begun);
            return seen.get(Math.max(0, remaining), TimeUnit.NANOSECONDS);
        }
    }

    /** Begins to look, unless that goes on or what was seen still holds. */
    void begin() {
        last();
    }

    private synchronized Run last() {
        if (last == null || !last.isGood(nanos.getAsLong())) {
            last = new Run();
        }
        return last;
    }

    /** What is seen; empty if the look takes too long or fails. */
    Optional<T> see() {
        try {
            return Optional.of(last().await());
        } catch (TimeoutException hangs) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            LOG.warn("A look at a tracker has failed", failed.getCause());
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
