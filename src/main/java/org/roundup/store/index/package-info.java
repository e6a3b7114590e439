/**
 * Full-text search in the database: texts are indexed in the transaction that writes them, and a search finds items by
 * their own texts and by the texts of the items they refer to.
 *
 * <p>The tables are Roundup's own, so that a tracker may change hands between the two programs. A
 * {@link org.roundup.store.index.TextIndex} has no state but its settings and is shared by all threads; the session it
 * is given is the caller's.
 */
package org.roundup.store.index;
