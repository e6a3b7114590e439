/**
 * What people want to be mailed, as far as they differ from what the tracker's configuration says: not about muted items,
 * their own messages or not, together once an hour or a day. Used while a notification is written, in the unit of work
 * of the change; and the job that mails what was collected. Objects belong to the thread of their unit of work.
 */
package org.roundup.mail.preference;
