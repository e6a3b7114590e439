/**
 * Streams of changes that stay open ({@code GET rest/events}). A tracker has one thread for all who listen, as long as
 * somebody does: it reads the log of changes and hands each what it may see. No stream holds a thread or a connection to
 * the database, and none can make another wait: what a client does not take in time is dropped with its connection, and
 * the client comes again with the place that it has reached.
 */
package org.roundup.rest.stream;
