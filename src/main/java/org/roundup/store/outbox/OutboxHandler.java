package org.roundup.store.outbox;

import java.util.List;

/**
 * Delivers messages of one kind. It gets several at once, so that one connection may serve them all, and says of each
 * as soon as it knows what has become of it. A message of which it says nothing, or that it was not ready with when it
 * threw an exception, has failed.
 */
public interface OutboxHandler {

    void deliver(List<OutboxMessage> messages, Receipts receipts);

    /**
     * Told after each call of {@link #deliver} which messages, or parts of messages, have been given up, so that
     * somebody can be told of it.
     */
    default void givenUp(List<GivenUp> messages) {}

    /**
     * A message, or a part of it, that will not be delivered.
     *
     * @param payload the message, or the part
     */
    record GivenUp(OutboxMessage message, String payload, String reason) {}

    /** Takes note of what has become of messages, for good. */
    interface Receipts {

        /** It is delivered. What is delivered in quick succession is recorded together. */
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
