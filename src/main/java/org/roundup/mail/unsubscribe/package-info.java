/**
 * Links in notifications with which people end the mails about an item by one click, without a login (RFC 8058). A link
 * is sealed for one user and one item and is good for nothing else. Safe for all threads.
 */
package org.roundup.mail.unsubscribe;
