package org.roundup.security;

import java.util.List;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.Search;

/** The check of a permission that has only a filter: an item passes if one of the searches finds it. */
final class FilterCheck implements PermissionCheck {

    private final Permission permission;

    FilterCheck(Permission permission) {
        this.permission = permission;
    }

    @Override
    public boolean allows(Hyperdb db, String userId, String itemId, CheckContext context) {
        HyperClass hyperclass = db.getclass(permission.className());
        for (Search search : permission.searches(db, userId, hyperclass)) {
            if (!hyperclass.filter(search.withMatches(List.of(itemId))).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean usesContext() {
        return false;
    }
}
