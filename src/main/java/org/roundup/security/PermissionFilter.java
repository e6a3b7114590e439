package org.roundup.security;

import java.util.List;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.Search;

/**
 * Describes by searches for which items a permission holds, so that the database can sort out a whole list at once.
 */
@FunctionalInterface
public interface PermissionFilter {

    /**
     * The searches of which at least one must find an item. Only their conditions count; none at all means that the
     * permission holds for no item.
     *
     * @param db the unit of work
     * @param userId id of the user who asks
     * @param hyperclass the class that is searched
     */
    List<Search> searches(Hyperdb db, String userId, HyperClass hyperclass);
}
