package org.roundup.tracker.notify;

import org.roundup.hyperdb.Hyperdb;

/**
 * Takes the notifications that scripts ask for. It is called within the unit of work, which may still be rolled back or
 * run again: an implementation only notes in the database what is to be sent after the commit. Thread-safe.
 */
public interface Notifier {

    /** Notes that people are to be told of a change of an item. */
    void nosyMessage(Hyperdb db, NosyMessage message);

    /** Notes that a mail is to be sent. */
    void mail(Hyperdb db, PlainMail mail);
}
