package org.roundup.tracker;

/**
 * Something that works in the background for each tracker that a process serves, such as the delivery of mail. Services are
 * found by {@link java.util.ServiceLoader}; one-shot commands do not start them.
 */
public interface TrackerService {

    /**
     * Begins to work for a tracker that was opened.
     *
     * @return ends the work; called before the tracker is closed
     */
    Running start(Tracker tracker);

    /** Work that goes on. */
    @FunctionalInterface
    interface Running extends AutoCloseable {

        @Override
        void close();
    }
}
