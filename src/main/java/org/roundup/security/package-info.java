/**
 * Who may do what: roles and permissions of a tracker, the gate through which lists are read, the view of an item's
 * history that a user may have, passwords and rate limits. Knows the model in {@code org.roundup.hyperdb} and nothing
 * above it.
 *
 * <p>{@link org.roundup.security.SecurityBuilder} collects what the schema script declares and makes the immutable
 * {@link org.roundup.security.Security}. {@link org.roundup.security.Access} answers questions within a unit of work.
 * Every face that shows or changes items asks there; the hyperdb itself checks nothing.
 *
 * <p>All classes may be used by several threads at once unless they say otherwise.
 */
package org.roundup.security;
