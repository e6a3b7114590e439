/**
 * The change table: one row for each change of an item, written in the transaction of the change, only ever appended
 * to. Caches, live pages and other nodes read it from where they stopped; no committed row is passed over, however
 * late its transaction commits.
 *
 * <p>{@link org.roundup.store.change.ChangeLog} has no state; {@link org.roundup.store.change.WatermarkCache} may be
 * used by any thread.
 */
package org.roundup.store.change;
