package org.roundup.hyperdb;

import java.util.List;
import java.util.Map;

/**
 * One line of an item's history.
 *
 * @param id id of the item
 * @param date when it happened
 * @param user id of the user who did it
 * @param action {@code create}, {@code set}, {@code link}, {@code unlink}, {@code retired}, {@code restored}, or what
 *     an older database holds
 * @param change what changed
 */
public record JournalEntry(String id, RoundupDate date, String user, String action, Change change) {

    /** What an entry records. */
    public sealed interface Change permits Values, Reference, None {}

    /**
     * The old values of a set, by property: a value as {@link HyperClass} describes them, a {@link Delta} for a
     * Multilink, or (in old databases) the full old list.
     */
    public record Values(Map<String, Object> old) implements Change {}

    /** An item of another class began or ceased to refer to this one. */
    public record Reference(String className, String id, String property) implements Change {}

    /** Nothing: create, retired, restored. */
    public record None() implements Change {}

    /** Ids added to and removed from a Multilink. */
    public record Delta(List<String> added, List<String> removed) {}
}
