/**
 * The outbox: effects that must leave the database (mail, calls of other systems), written in the transaction that
 * causes them and delivered after it has committed, at least once.
 *
 * <p>Messages are taken under a lease, so that any number of processes may deliver at the same time; what a dying
 * process had taken is delivered by another one after the lease. A message that fails is tried again after a growing
 * pause, and given up after a number of attempts; the admin can look at it and try again. Thread-safe.
 */
package org.roundup.store.outbox;
