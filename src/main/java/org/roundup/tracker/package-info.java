/**
 * Tracker homes and the trackers opened from them.
 *
 * <p>{@link org.roundup.tracker.TrackerRegistry} knows the trackers that an application serves and is injected wherever
 * a request comes in; {@link org.roundup.tracker.TrackerList} reads them from a server's configuration file. Everything
 * here is safe for all threads.
 */
package org.roundup.tracker;
