package org.roundup.security;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.Search;

/**
 * The check of a permission that has only a filter: an item passes if one of the searches finds it. Retired items pass
 * only if the search says that it looks at them.
 */
final class FilterCheck implements PermissionCheck {

    private final Permission permission;

    FilterCheck(Permission permission) {
        this.permission = permission;
    }

    @Override
    public boolean allows(Hyperdb db, String userId, String itemId, CheckContext context) {
        return !allowed(db, userId, List.of(itemId)).isEmpty();
    }

    /** Those of the items that pass; one query for each search of the filter. */
    Set<String> allowed(Hyperdb db, String userId, Collection<String> itemIds) {
        HyperClass hyperclass = db.getclass(permission.className());
        Set<String> open = new HashSet<>(itemIds);
        Set<String> passed = new HashSet<>();
        for (Search search : permission.searches(db, userId, hyperclass)) {
            if (open.isEmpty()) {
                break;
            }
            List<String> found = hyperclass.filter(search.withMatches(List.copyOf(open)));
            open.removeAll(Set.copyOf(found));
            passed.addAll(found);
        }
        return passed;
    }

    @Override
    public boolean usesContext() {
        return false;
    }
}
