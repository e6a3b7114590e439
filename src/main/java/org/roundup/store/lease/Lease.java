package org.roundup.store.lease;

import java.time.Duration;

/** A lease that was taken. Whoever holds it renews it before it runs out and closes it when the job is done. */
public final class Lease implements AutoCloseable {

    private final Leases leases;
    private final String name;
    private final String owner;

    Lease(Leases leases, String name, String owner) {
        this.leases = leases;
        this.name = name;
        this.owner = owner;
    }

    /**
     * Lets the lease last for a duration from now.
     *
     * @return false if it has run out: then another may hold it, and the job must stop
     */
    public boolean renew(Duration duration) {
        return leases.renew(name, owner, duration);
    }

    /** Gives the lease back. */
    @Override
    public void close() {
        leases.release(name, owner);
    }
}
