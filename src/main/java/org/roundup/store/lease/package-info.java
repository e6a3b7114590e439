/**
 * Leases: rights that at most one process holds at a time, for jobs that must run once however many nodes serve a
 * tracker. The clock is the database's, so that clocks of nodes may differ. Thread-safe.
 */
package org.roundup.store.lease;
