package org.roundup.mail.source;

import java.io.InputStream;
import java.time.Duration;
import java.util.function.Function;
import org.roundup.mail.incoming.Receipt;

/** A place that holds mails. Closing it ends the connection, if there is one. */
public interface MailSource extends AutoCloseable {

    /**
     * Hands over the mails that are there, one by one, and removes those that were dealt with.
     *
     * @param taker takes a mail; it is kept if the answer is {@link Receipt#DEFERRED}
     * @return whether all were dealt with
     * @throws SourceException if the source cannot be used
     */
    boolean each(Function<InputStream, Receipt> taker);

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
