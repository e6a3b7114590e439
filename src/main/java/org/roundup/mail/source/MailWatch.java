package org.roundup.mail.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.roundup.mail.incoming.HeldMail;
import org.roundup.store.lease.Lease;
import org.roundup.store.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties a source again and again, as the only one of all processes that do so for a tracker. When the source cannot be
 * used it tries again after ever longer pauses. One thread runs it until it is told to end.
 */
public final class MailWatch {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.mailgw");

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(45);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final String name;
    private final MailSource source;
    private final Leases leases;
    private final Duration interval;
    private final Object monitor = new Object();
    private volatile boolean ended;

    /**
     * @param name what the source is, without secrets; two processes that say the same mean the same
     * @param interval time between looks, if the source does not tell of new mail itself
     */
    public MailWatch(String name, MailSource source, Leases leases, Duration interval) {
        this.name = name;
        this.source = source;
        this.leases = leases;
        this.interval = interval;
    }

    /**
     * Watches.
     *
     * @param taker takes mails
     * @param afterwards runs after each look
     */
    public void run(Consumer<List<? extends HeldMail>> taker, Runnable afterwards) {
        Duration pause = FIRST_PAUSE;
        while (!ended) {
            try {
                boolean mine = work(taker, afterwards);
                pause = FIRST_PAUSE;
                if (!mine) {
                    sleep(interval);
                }
            } catch (RuntimeException | VirtualMachineError away) {
                LOG.warn("{}: {}. Next try in {} s", name, away.getMessage(), pause.toSeconds());
                source.close();
                sleep(pause);
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        }
        source.close();
    }

    /** Lets {@link #run} return after the mails that are being taken. Other threads call it. */
    public void end() {
        synchronized (monitor) {
            ended = true;
            monitor.notifyAll();
        }
        source.stopWaiting();
    }

    private void sleep(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        synchronized (monitor) {
            try {
                for (long left = longest.toMillis(); left > 0 && !ended; left = (end - System.nanoTime()) / 1_000_000) {
                    monitor.wait(left);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                ended = true;
            }
        }
    }

    /** Empties the source and waits, while the lease lasts. False if another process has it. */
    private boolean work(Consumer<List<? extends HeldMail>> taker, Runnable afterwards) {
        Optional<Lease> taken =
                leases.acquire("mail " + Integer.toHexString(name.hashCode()) + " " + shortened(), LEASE);
        if (taken.isEmpty()) {
            return false;
        }
        try (Lease lease = taken.get()) {
            Hold hold = new Hold(lease);
            while (!ended && hold.lasts()) {
                source.each(mails -> {
                    if (!ended && hold.lasts()) {
                        taker.accept(mails);
                    }
                });
                afterwards.run();
                pause(hold);
            }
        }
        return true;
    }

    /** Waits for the interval, or until the source tells of a mail, and keeps the lease meanwhile. */
    private void pause(Hold hold) {
        long end = System.nanoTime() + interval.toNanos();
        boolean told = false;
        for (Duration left = interval; !told && !ended && left.toMillis() > 0 && hold.lasts(); ) {
            Duration step = shorter(left, LONGEST_WAIT);
            told = source.await(step);
            if (!told) {
                sleep(step);
            }
            left = Duration.ofNanos(end - System.nanoTime());
        }
    }

    /** A lease that is renewed as often as is needed. */
    private static final class Hold {

        private final Lease lease;
        private long renewed = System.nanoTime();

        Hold(Lease lease) {
            this.lease = lease;
        }

        boolean lasts() {
            boolean fresh = System.nanoTime() - renewed < LEASE.toNanos() / 4;
            if (fresh) {
                return true;
            }
            renewed = System.nanoTime();
            return lease.renew(LEASE);
        }
    }

    private String shortened() {
        return name.length() > 80 ? name.substring(0, 80) : name;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
