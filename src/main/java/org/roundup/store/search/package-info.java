/**
 * Turns a {@link org.roundup.hyperdb.Search} into one SQL statement: conditions, paths through links, what the user
 * may see, order and page are all decided by the database. The caller chooses what is selected: ids, columns, the
 * number of hits, or numbers by group.
 *
 * <p>Nothing here talks to a database. On SQLite, connections must know the functions of
 * {@link org.roundup.store.sql.SqliteFunctions}. Values always travel as parameters. Permissions are the caller's duty:
 * it leaves out conditions and sort keys that the user may not use and says in {@code visible} what the user may see.
 *
 * <p>{@link org.roundup.store.search.SearchCompiler} and {@link org.roundup.store.search.Finder} are immutable and may
 * be shared between threads; so are the searches they compile.
 */
package org.roundup.store.search;
