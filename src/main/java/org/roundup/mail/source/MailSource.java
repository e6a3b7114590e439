package org.roundup.mail.source;

import java.io.InputStream;
import java.util.function.Function;
import org.roundup.mail.incoming.Receipt;

/** A place that holds mails. */
public interface MailSource {

    /**
     * Hands over the mails that are there, one by one, and removes those that were dealt with.
     *
     * @param taker takes a mail; it is kept if the answer is {@link Receipt#DEFERRED}
     * @return whether all were dealt with
     * @throws SourceException if the source cannot be used
     */
    boolean each(Function<InputStream, Receipt> taker);
}
