/**
 * Mail: the gateway that turns incoming mail into items and messages ({@code incoming}, {@code source}), and the mails
 * that the tracker sends ({@code outgoing}, {@code letter}). {@code mime} reads what others have written.
 *
 * <p>Nothing is sent while a unit of work is open: what is to be sent is written into the outbox with the change and
 * delivered after it. Floor 5: used by the web faces, the server and the command line.
 */
package org.roundup.mail;
