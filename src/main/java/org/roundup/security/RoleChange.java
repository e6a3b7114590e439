package org.roundup.security;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.roundup.hyperdb.Hyperdb;
import org.roundup.hyperdb.RoleNames;

/**
 * A change of somebody's roles by another user, or by the same one.
 *
 * @param before the roles until now, separated by commas; may be null
 * @param after the roles from now on, separated by commas; may be null
 */
public record RoleChange(String before, String after) {

    private static final String ADMIN = "admin";

    /**
     * Whether a user may make the change, besides the permission to edit the property. That takes the permission
     * {@code Web Roles}; and who has not the role Admin can give nobody a role that he or she does not have.
     */
    public boolean isAllowed(Security security, Hyperdb db, String userId) {
        Set<String> old = new HashSet<>(RoleNames.parse(before));
        Set<String> added = new HashSet<>(RoleNames.parse(after));
        if (old.equals(added)) {
            return true;
        }
        added.removeAll(old);
        Collection<String> own = db.rolesOf(userId);
        return security.on(db).hasPermission("Web Roles", userId) && (own.contains(ADMIN) || own.containsAll(added));
    }
}
