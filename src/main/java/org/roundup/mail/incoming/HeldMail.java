package org.roundup.mail.incoming;

import java.io.IOException;
import org.roundup.mail.mime.ReceivedBytes;

/** A mail that somebody holds until it has been dealt with. */
public interface HeldMail {

    /**
     * Hands over the mail as it is. May be asked again.
     *
     * @throws IOException if it cannot be read now
     */
    void writeTo(ReceivedBytes bytes) throws IOException;

    /** Is told, once, what has become of the mail when that is durable; whoever holds it must keep a deferred one. */
    void settle(Receipt receipt);
}
