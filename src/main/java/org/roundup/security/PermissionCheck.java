package org.roundup.security;

import org.roundup.hyperdb.Hyperdb;

/** Decides whether a permission holds for one item. */
@FunctionalInterface
public interface PermissionCheck {

    /**
     * Whether the user has the permission for the item.
     *
     * @param db the unit of work
     * @param userId id of the user who asks
     * @param itemId id of the item
     * @param context what else is known about the question
     */
    boolean allows(Hyperdb db, String userId, String itemId, CheckContext context);

    /**
     * Whether the answer may depend on the context. A check that does not is called once for an item even if many of
     * its properties are shown.
     */
    default boolean usesContext() {
        return true;
    }
}
