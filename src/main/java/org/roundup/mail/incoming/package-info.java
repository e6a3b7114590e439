/**
 * The gateway: one mail becomes a new item, or a message and changes of an item that is there, or an answer that says why
 * not. Each step of that way is a class; {@code Gateway} is the guard that sees to it that a mail is never lost: it is
 * taken, answered, or kept in the quarantine. All changes for a mail are one unit of work.
 */
package org.roundup.mail.incoming;
