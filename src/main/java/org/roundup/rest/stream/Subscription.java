package org.roundup.rest.stream;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.roundup.store.change.Change;
import org.roundup.store.change.Cursor;
import org.roundup.web.api.Standing;

/**
 * What somebody wants to be told.
 *
 * @param standing who listens, and what the login rests on
 * @param roles the roles that the user had when the stream began; later ones do not count
 * @param since from which place of the log on
 * @param classes classes of the items; empty for all
 * @param itemId id of the item, if one of the only class is meant; else null
 */
public record Subscription(
        Standing standing, Collection<String> roles, Cursor since, Set<String> classes, String itemId) {

    public Subscription {
        roles = List.copyOf(roles);
        classes = Set.copyOf(classes);
    }

    /** The name of who listens. */
    String userName() {
        return standing.userName();
    }

    /** Whether a change is one that was asked for, if the user may see it. */
    boolean wants(Change change) {
        return (classes.isEmpty() || classes.contains(change.className()))
                && (itemId == null || itemId.equals(change.itemId()) || Change.NO_ITEM.equals(change.itemId()));
    }
}
