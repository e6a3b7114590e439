/**
 * Steps that a server repeats in the background: reading the change log, delivering the outbox.
 *
 * <p>Thread-safe.
 */
package org.roundup.store.task;
