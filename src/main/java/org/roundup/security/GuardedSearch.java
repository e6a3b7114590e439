package org.roundup.security;

import java.util.List;
import org.roundup.hyperdb.Search;

/**
 * A search as far as a user may make it.
 *
 * @param search without the conditions and keys that the user may not use; if {@code visibility} is
 *     {@link Visibility#SEARCHES} or {@link Visibility#NOTHING} it is restricted to what the user may see, so that it
 *     can be run as it is
 * @param visibility how to find out which of the items found the user may see
 * @param droppedConditions paths of the conditions left out, whereby more items are found
 */
public record GuardedSearch(Search search, Visibility visibility, List<String> droppedConditions) {

    /** How to find out which items a user may see. */
    public enum Visibility {
        /** The user may see all items that the search finds. */
        ALL,
        /** The search itself finds only what the user may see. */
        SEARCHES,
        /** The user may see no items at all; the search finds nothing. */
        NOTHING,
        /** A check must be asked for each item: use {@link SearchGuard#filterWithPermissions}. */
        EACH_ITEM
    }

    public GuardedSearch {
        droppedConditions = List.copyOf(droppedConditions);
    }
}
