/**
 * The page behind the links with which people end the mails about an item. It needs no login and no cookie: the link is
 * the proof. Safe for all threads.
 */
package org.roundup.web.unsubscribe;
