/**
 * The seam between scripts that want mail to be sent and whatever sends it. Scripts ask while their unit of work is
 * open; nothing may leave the database before the unit is committed.
 */
package org.roundup.tracker.notify;
