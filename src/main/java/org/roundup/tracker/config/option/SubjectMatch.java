package org.roundup.tracker.config.option;

/**
 * When an incoming mail without a designator in its subject belongs to the item with the same title.
 *
 * @param kind always, never, or only within a while
 * @param interval how long after that date, as an interval in Roundup's notation; empty for always and never
 */
public record SubjectMatch(Kind kind, String interval) {
    /** What the age of an item is counted from. */
    public enum Kind {
        ALWAYS,
        NEVER,
        CREATION,
        ACTIVITY
    }
}
