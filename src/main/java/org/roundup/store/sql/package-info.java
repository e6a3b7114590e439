/**
 * The one place that speaks JDBC: a {@link org.roundup.store.sql.SqlSession} is the connection of one unit of work,
 * a {@link org.roundup.store.sql.Dialect} is what differs between the engines. Statements elsewhere in the store are
 * written against these two and always carry their values as parameters.
 *
 * <p>Dialects are immutable and shared; a session belongs to one thread.
 */
package org.roundup.store.sql;
