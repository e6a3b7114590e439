/**
 * What page templates see of the tracker: items, classes, properties, the request and helpers, each as a small object
 * that checks permissions itself. A value that the visitor may not see prints {@code [hidden]}. Methods carry the names
 * of Roundup's template API; those that return {@link org.roundup.web.html.Markup} print as they are, all others are
 * escaped. Wrappers belong to one visit and one thread.
 */
package org.roundup.web.wrapper;
