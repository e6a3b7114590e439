/**
 * Letters: mails that the tracker sends, from the moment they are decided until the outbox hands them to the mail server.
 * A letter is written into the outbox as JSON; texts and files that lie in the tracker are only named and read when it is
 * sent. Header values are clean when they are made: no value can begin another header.
 */
package org.roundup.mail.letter;
