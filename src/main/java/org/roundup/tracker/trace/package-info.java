/**
 * Trace ids, which tie together everything that is logged for one request, mail or command.
 *
 * <p>Whoever begins such a unit of work opens a {@link org.roundup.tracker.trace.Trace} and closes it at the end; the
 * ids live in the logging context of the thread.
 */
package org.roundup.tracker.trace;
