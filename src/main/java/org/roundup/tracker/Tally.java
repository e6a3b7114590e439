package org.roundup.tracker;

import java.util.concurrent.atomic.LongAdder;

/**
 * How often something has happened to a tracker in this process since it was opened. Counting takes no lock. For all
 * threads.
 */
public final class Tally {

    /** What is counted. */
    public enum Event {
        /** A page was asked for that may have been kept, and was. */
        PAGE_KEPT,
        /** A page was asked for that may have been kept, and had to be made. */
        PAGE_MADE,
        /** A document of REST was asked for that may have been kept, and was. */
        DOCUMENT_KEPT,
        /** A document of REST was asked for that may have been kept, and had to be made. */
        DOCUMENT_MADE,
        /** A mail became a part of an item. */
        MAIL_TAKEN,
        /** A mail had been taken before. */
        MAIL_DUPLICATE,
        /** A mail was answered instead. */
        MAIL_ANSWERED,
        /** A mail was left unnoticed. */
        MAIL_IGNORED,
        /** A mail went to the quarantine. */
        MAIL_QUARANTINED,
        /** A mail waits in the quarantine for its sender. */
        MAIL_WAITING,
        /** A mail could not be dealt with and will come again. */
        MAIL_DEFERRED
    }

    private final LongAdder[] counts = new LongAdder[Event.values().length];

    Tally() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    /** Counts an event. */
    public void count(Event event) {
        counts[event.ordinal()].increment();
    }

    /** How often an event has been counted. */
    public long of(Event event) {
        return counts[event.ordinal()].sum();
    }
}
