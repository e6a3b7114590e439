package org.roundup.tracker.notify;

import java.util.function.Function;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.security.Access;
import org.roundup.tracker.config.TrackerConfig;

/**
 * Takes the notifications that scripts ask for. It is called within the unit of work, which may still be rolled back or
 * run again: an implementation only notes in the database what is to be sent after the commit. Thread-safe.
 */
public interface Notifier {

    /**
     * The same for one tracker.
     *
     * @param config its configuration
     * @param access answers who may do what within a unit of work
     */
    default Notifier of(TrackerConfig config, Function<Hyperdb, Access> access) {
        return this;
    }

    /** Notes that people are to be told of a change of an item. */
    void nosyMessage(Hyperdb db, NosyMessage message);

    /** Notes that a mail is to be sent. */
    void mail(Hyperdb db, PlainMail mail);
}
