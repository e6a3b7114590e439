package org.roundup.store.outbox;

import java.util.List;

/**
 * Delivers messages of one kind. It gets several at once, so that one connection may serve them all, and says of each
 * as soon as it knows what has become of it. A message of which it says nothing, or that it was not ready with when it
 * threw an exception, has failed.
 */
@FunctionalInterface
public interface OutboxHandler {

    void deliver(List<OutboxMessage> messages, Receipts receipts);

    /** Takes note of what has become of messages, at once and for good. */
    interface Receipts {

        void sent(OutboxMessage message);

        /**
         * A part of it is done: from now on, the message is what remains to be done. Also keeps others from taking the
         * message for forgotten.
         */
        void progressed(OutboxMessage message, String remaining);

        /** A part of it will never work: it becomes a message of its own, which is given up. */
        void setAside(OutboxMessage message, String part, String reason);

        /** It did not work, but may work later. */
        void failed(OutboxMessage message, String reason);

        /** It will never work, so that no further attempt is made. */
        void refused(OutboxMessage message, String reason);
    }
}
