/**
 * Mail that the tracker sends: what it says and to whom is decided in the unit of work of the change ({@code
 * MailNotifier}), and written into the outbox; {@code MailDelivery} takes it from there after the commit and hands it to
 * the mail server, or writes it to the file that {@code [mail] debug} names.
 */
package org.roundup.mail.outgoing;
