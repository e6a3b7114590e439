/**
 * Tells people of new items who asked for it: of all items of a class, or of those that a saved query finds. It lies with
 * the pages because saved queries are addresses of pages. Services are safe for all threads; the rest belongs to the
 * thread of its unit of work.
 */
package org.roundup.web.news;
