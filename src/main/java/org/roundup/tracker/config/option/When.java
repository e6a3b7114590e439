package org.roundup.tracker.config.option;

/** Always, never, or only while an item is being created. */
public enum When {
    YES,
    NO,
    NEW;

    /**
     * Tells whether it is the case now.
     *
     * @param creating whether an item is being created
     */
    public boolean applies(boolean creating) {
        return this == YES || (this == NEW && creating);
    }
}
