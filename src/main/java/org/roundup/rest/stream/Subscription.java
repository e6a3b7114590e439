package org.roundup.rest.stream;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.roundup.store.change.Change;
import org.roundup.store.change.Cursor;

/**
 * What somebody wants to be told.
 *
 * @param userName who listens
 * @param roles the roles that the user had when the stream began; later ones do not count
 * @param since from which place of the log on
 * @param classes classes of the items; empty for all
 * @param itemId id of the item, if one of the only class is meant; else null
 */
public record Subscription(
        String userName, Collection<String> roles, Cursor since, Set<String> classes, String itemId) {

    public Subscription {
        roles = List.copyOf(roles);
        classes = Set.copyOf(classes);
    }

    /** Whether a change is one that was asked for, if the user may see it. */
    boolean wants(Change change) {
        return (classes.isEmpty() || classes.contains(change.className()))
                && (itemId == null || itemId.equals(change.itemId()) || Change.NO_ITEM.equals(change.itemId()));
    }
}
