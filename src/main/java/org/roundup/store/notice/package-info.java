/**
 * What people have said about the mail they want, and what waits to be mailed to them together: preferences of users and
 * roles, muted items, entries of digests. All methods work in the session, and so in the transaction, of their caller.
 * Immutable; safe for all threads.
 */
package org.roundup.store.notice;
