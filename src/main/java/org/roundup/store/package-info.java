/**
 * Where items live. A {@link org.roundup.store.Store} serves one tracker and is shared by all threads; it opens
 * {@link org.roundup.store.Database}s, each the unit of work of one request, mail or command, which belongs to one
 * thread and commits whole or leaves nothing.
 *
 * <p>The sub-packages are the parts: plain SQL, entities, tables, items, journals, searches, full text, content files,
 * outbox, changes, leases and sessions. No permission is checked on this floor.
 */
package org.roundup.store;
