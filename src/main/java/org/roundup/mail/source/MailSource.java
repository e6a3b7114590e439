package org.roundup.mail.source;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.roundup.mail.incoming.HeldMail;

/** A place that holds mails. Closing it ends the connection, if there is one. */
public interface MailSource extends AutoCloseable {

    /** How many mails are handed over at a time. */
    int TOGETHER = 50;

    /**
     * Hands over the mails that are there, in their order and some at a time, and removes those that were dealt with.
     *
     * @param taker takes mails; one that it settles as deferred, or not at all, is kept
     * @return whether all were dealt with
     * @throws SourceException if the source cannot be used
     */
    boolean each(Consumer<List<? extends HeldMail>> taker);

    /**
     * Waits until the source tells of a new mail.
     *
     * @param longest returns after that time at the latest
     * @return false if the source tells nothing, so that the caller has to wait and look
     * @throws SourceException if the source cannot be used any more
     */
    default boolean await(Duration longest) {
        return false;
    }

    /** Lets {@link #await} return soon. Other threads may call it. */
    default void stopWaiting() {}

    @Override
    default void close() {}
}
