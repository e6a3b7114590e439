/**
 * Export directories: the form in which trackers move between installations, versions and back ends. For each class a
 * table of its items, one of their journals, and a folder of contents. The form is Roundup's, so that the Python
 * program reads what is written here and the other way round.
 *
 * <p>Everything streams: memory does not grow with the tracker.
 */
package org.roundup.transfer;
